#include "acquirer_in_memory.hpp"
#include "app/pay/acquirers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::app::pay {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::unique_ptr<Acquirer> signing_with(std::string key)
{
    auto acquirer = std::make_unique<AcquirerInMemory>();
    acquirer->key = std::move(key);
    return acquirer;
}

/// "cmi" until noon, then "atlas".
Acquirers switched_at_noon()
{
    std::vector<Contract> contracts;
    contracts.push_back(contract("cmi", signing_with("old"), noon));
    contracts.push_back(contract("atlas", signing_with("new")));
    contracts.back().terms.valid_from = noon;
    return {std::move(contracts), std::chrono::minutes{90}};
}

TEST(Acquirers, NewPaymentsGoToTheOneWhoseTimeItIs)
{
    auto const acquirers = switched_at_noon();
    EXPECT_EQ(acquirers.for_new("CG-PAR", noon - std::chrono::seconds{1}), "cmi");
    EXPECT_EQ(acquirers.for_new("CG-PAR", noon), "atlas");
}

TEST(Acquirers, OneWhoseTimeIsOverIsStillThereForItsPayments)
{
    auto acquirers = switched_at_noon();
    EXPECT_NO_THROW(acquirers.of("cmi").ask_status("ET1"));
}

TEST(Acquirers, ANameThatNobodyHasIsAFailureThatSaysWhatToConfigure)
{
    auto acquirers = switched_at_noon();
    try {
        acquirers.of("gone");
        FAIL();
    } catch (std::runtime_error const& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("[acquirers.gone]"));
    }
}

TEST(Acquirers, AMessageIsOfTheOneWhoseKeySignedItWhateverItsTime)
{
    auto const acquirers = switched_at_noon();
    EXPECT_EQ(acquirers.read_callback("old:ET1")->acquirer, "cmi");
    EXPECT_EQ(acquirers.read_callback("new:ET1")->acquirer, "atlas");
    EXPECT_EQ(acquirers.read_callback("new:ET1")->oid, "ET1");
}

TEST(Acquirers, AMessageThatNoKeyFitsIsNobodys)
{
    auto const acquirers = switched_at_noon();
    EXPECT_EQ(acquirers.read_callback("other:ET1").error().reason, core::Reason::hash_mismatch);
    EXPECT_EQ(acquirers.read_callback("broken").error().reason, core::Reason::acquirer_answer);
}

TEST(Acquirers, FormsMayBePostedWhereAPaymentCanStillBeOpen)
{
    auto const acquirers = switched_at_noon();
    EXPECT_THAT(acquirers.gateways(noon - std::chrono::seconds{1}), ElementsAre("https://cmi.example"));
    EXPECT_THAT(acquirers.gateways(noon), ElementsAre("https://cmi.example", "https://atlas.example"));
    EXPECT_THAT(acquirers.gateways(noon + std::chrono::minutes{90}), ElementsAre("https://atlas.example"));
}

} // namespace
} // namespace etimbre::app::pay
