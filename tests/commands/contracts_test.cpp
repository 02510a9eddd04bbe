#include "commands/contracts.hpp"
#include "config/failure.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

struct Contracts : ::testing::Test {
    TempState state;
    telemetry::Metrics metrics;
    config::Settings settings = state.settings();
    domain::fees::Catalogue catalogue{{mission("CG-PAR"), mission("CG-LYS")}, {}, {}};

    Contracts()
    {
        settings.acquirers = {acquirer("cmi"), acquirer("atlas")};
        settings.acquirers.back().valid_from = "2026-05-01";
    }
    static domain::fees::Mission mission(std::string code)
    {
        domain::fees::Mission mission{};
        mission.code = std::move(code);
        return mission;
    }
    config::Acquirer acquirer(std::string const& name) const
    {
        config::Acquirer made;
        made.name = name;
        made.credentials_file = name + ".json";
        made.gateway_url = "https://" + name + ".example:1/fim/est3Dgate";
        state.write(
            made.credentials_file,
            R"({"client_id":"6","store_key":"key of )" + name + R"(","api_name":"n","api_password":"p"})"
        );
        return made;
    }
    app::pay::Acquirers made(std::map<std::string, int> const& in_use = {})
    {
        return contracts(settings, catalogue, in_use, metrics);
    }
    std::string refusal(std::map<std::string, int> const& in_use = {})
    {
        try {
            made(in_use);
        } catch (config::ConfigFailure const& failure) {
            return failure.what();
        }
        return "was accepted";
    }
};

TEST_F(Contracts, EachAcquirerHasItsOwnTermsAndGateway)
{
    settings.acquirers.front().missions = {"CG-LYS"};
    auto acquirers = made();
    EXPECT_EQ(acquirers.for_new("CG-LYS", noon), "cmi");
    EXPECT_EQ(acquirers.for_new("CG-PAR", noon), "atlas");
    EXPECT_EQ(acquirers.for_new("CG-PAR", core::instant_of_unix(1'700'000'000)), std::nullopt);
    EXPECT_THAT(
        acquirers.gateways(noon), ::testing::ElementsAre("https://cmi.example:1", "https://atlas.example:1")
    );
    EXPECT_NO_THROW(acquirers.of("cmi"));
}

TEST_F(Contracts, TwoOfWhichNeitherGoesFirstStopTheStart)
{
    settings.acquirers.back().valid_from = "";
    EXPECT_THAT(
        refusal(),
        AllOf(HasSubstr("[acquirers.cmi]"), HasSubstr("[acquirers.atlas]"), HasSubstr("valid_from"))
    );
    settings.acquirers.back().missions = {"CG-PAR"};
    EXPECT_EQ(refusal(), "was accepted");
}

TEST_F(Contracts, AValidityThatEndsBeforeItBeginsStopsTheStart)
{
    settings.acquirers.back().valid_until = "2026-05-01";
    EXPECT_THAT(refusal(), AllOf(HasSubstr("[acquirers.atlas]"), HasSubstr("valid_until")));
}

TEST_F(Contracts, APostThatIsNoneStopsTheStart)
{
    settings.acquirers.back().missions = {"CG-PAR", "CG-LIS"};
    EXPECT_THAT(refusal(), AllOf(HasSubstr("[acquirers.atlas] missions"), HasSubstr("'CG-LIS'")));
}

TEST_F(Contracts, TwoWithOneStoreKeyStopTheStart)
{
    settings.acquirers.back().credentials_file = "cmi.json";
    EXPECT_THAT(
        refusal(), AllOf(HasSubstr("[acquirers.cmi] and [acquirers.atlas]"), HasSubstr("same store key"))
    );
}

TEST_F(Contracts, OneThatPaymentsInProgressBelongToMustBeConfigured)
{
    EXPECT_THAT(
        refusal({{"cmi", 1}, {"gone", 3}}),
        AllOf(HasSubstr("(3)"), HasSubstr("'gone'"), HasSubstr("[acquirers.gone]"))
    );
    EXPECT_EQ(refusal({{"cmi", 1}}), "was accepted");
}

} // namespace
} // namespace etimbre::commands
