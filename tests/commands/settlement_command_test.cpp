#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/settlement_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;
using testing::Not;

core::Instant clock_of_tests()
{
    return core::instant_of_unix(1'796'126'400); // 2026-12-01T12:00:00Z
}

std::string sample(std::string const& name)
{
    std::ifstream in{std::string{PROJECT_ROOT} + "/tests/vectors/settlement/" + name, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

struct SettlementCommand : ::testing::Test {
    TempState state;
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> accounts; ///< of ours, as they are configured

    SettlementCommand()
    {
        std::ostringstream quiet;
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             clock_of_tests()},
            quiet
        );
        state.write("report.csv", sample("report.csv"));
        state.write("statement.mt940", sample("statement.mt940"));
    }

    int import(std::vector<std::string> const& names, bool dry_run = false, bool json = false)
    {
        SettlementImport of{.files = {}, .dry_run = dry_run, .json = json};
        for (auto const& name : names) of.files.push_back((state.path() / name).string());
        out.str("");
        auto settings = state.settings();
        settings.acquirers.front().settlement_accounts = accounts;
        return settlement_import(settings, clock_of_tests, of, out, err);
    }
};

TEST_F(SettlementCommand, FilesAreTakenInAndSummedUp)
{
    EXPECT_EQ(import({"report.csv", "statement.mt940"}), 0);
    EXPECT_THAT(out.str(), HasSubstr("published  csv of cmi"));
    EXPECT_THAT(out.str(), HasSubstr("4 lines: gross 1620.00 MAD, fee 26.00 MAD, net 1594.00 MAD"));
    EXPECT_THAT(out.str(), HasSubstr("3 entries: credits 1706.00 MAD, debits 42.50 MAD"));
    EXPECT_THAT(out.str(), HasSubstr("statements: 2 new, 0 revised, 0 copied"));
}

TEST_F(SettlementCommand, WhatWaitsForPeopleIsNamedOnceTheFileIsMatched)
{
    EXPECT_EQ(import({"report.csv"}), 0);
    EXPECT_THAT(out.str(), HasSubstr("  exceptions: "));
    EXPECT_THAT(out.str(), HasSubstr(" UNKNOWN_LINE "));
    auto const first = out.str().substr(out.str().find("exceptions:"));
    EXPECT_EQ(import({"report.csv"}), 0);
    EXPECT_THAT(out.str(), HasSubstr(first)) << "and again when it is there already";
}

TEST_F(SettlementCommand, TheSameFileTwiceSaysSoAndChangesNothing)
{
    EXPECT_EQ(import({"report.csv"}), 0);
    EXPECT_EQ(import({"report.csv"}), 0);
    EXPECT_THAT(out.str(), HasSubstr("taken in before, published"));
}

TEST_F(SettlementCommand, ATryReadsEverythingAndChangesNothing)
{
    EXPECT_EQ(import({"report.csv"}, true), 0);
    EXPECT_THAT(out.str(), HasSubstr("would be published"));
    EXPECT_THAT(out.str(), HasSubstr("statements: 2 new"));
    EXPECT_FALSE(std::filesystem::exists(state.path() / "settlements"));
    EXPECT_EQ(import({"report.csv"}), 0);
    EXPECT_THAT(out.str(), Not(HasSubstr("taken in before")));
    state.write("copy.csv", sample("report.csv") + "\n");
    EXPECT_EQ(import({"copy.csv"}, true), 0);
    EXPECT_THAT(out.str(), HasSubstr("statements: 0 new, 0 revised, 2 copied"));
}

TEST_F(SettlementCommand, ARefusedFileIsANoNowAndLater)
{
    state.write("wrong.csv", sample("report.csv").replace(sample("report.csv").find("853.00"), 6, "853.01"));
    EXPECT_EQ(import({"wrong.csv"}, true), 1);
    EXPECT_THAT(out.str(), HasSubstr("would be rejected"));
    EXPECT_EQ(import({"wrong.csv", "report.csv"}), 1);
    EXPECT_THAT(out.str(), HasSubstr("refused at line 2 (net): gross less fee is not net"));
    EXPECT_THAT(out.str(), HasSubstr("published"));
    EXPECT_EQ(import({"wrong.csv"}), 1);
    EXPECT_THAT(out.str(), HasSubstr("wrong.csv: rejected")) << "it was judged anew";
}

TEST_F(SettlementCommand, ARefusedFileCountsOnceOurConfigurationIsMended)
{
    accounts = {"MA000000000000000000000001"};
    EXPECT_EQ(import({"statement.mt940"}), 1);
    EXPECT_THAT(out.str(), HasSubstr("an account that is none of ours"));
    accounts.clear();
    EXPECT_EQ(import({"statement.mt940"}, true), 0);
    EXPECT_THAT(out.str(), HasSubstr("would be published")) << "a try tells before";
    EXPECT_EQ(import({"statement.mt940"}), 0);
    EXPECT_THAT(out.str(), HasSubstr("statement.mt940: published"));
}

TEST_F(SettlementCommand, WhatIsInIsToldOfThoughALaterFileCannotBeRead)
{
    EXPECT_THROW(import({"report.csv", "nothing.csv"}), std::runtime_error);
    EXPECT_THAT(out.str(), HasSubstr("report.csv: published"));
}

TEST_F(SettlementCommand, SeveralFilesAreMatchedTogetherAndEachNamesItsOwn)
{
    EXPECT_EQ(import({"report.csv", "statement.mt940"}, false, true), 0);
    auto const text = out.str();
    auto const second = text.substr(text.find('\n') + 1);
    EXPECT_THAT(text.substr(0, text.find('\n')), HasSubstr(R"("code":"UNKNOWN_LINE")"));
    EXPECT_THAT(second, HasSubstr(R"("exceptions":[)"));
}

TEST_F(SettlementCommand, JsonIsOneObjectAFile)
{
    EXPECT_EQ(import({"report.csv", "report.csv"}, false, true), 0);
    auto const text = out.str();
    EXPECT_EQ(std::ranges::count(text, '\n'), 2);
    EXPECT_THAT(text, HasSubstr(R"("was_there":false)"));
    EXPECT_THAT(text, HasSubstr(R"("was_there":true)"));
    EXPECT_THAT(text, HasSubstr(R"("net":{"amount_minor":"159400")"));
}

TEST_F(SettlementCommand, WhatIsNoFileOrTooLargeIsSaid)
{
    EXPECT_THROW(import({"nothing.csv"}), std::runtime_error);
    state.write("large.csv", std::string(1'100'000, 'x'));
    auto settings = state.settings();
    settings.limits.settlement_mib = 1;
    EXPECT_THROW(
        settlement_import(settings, clock_of_tests, {{(state.path() / "large.csv").string()}}, out, err),
        std::runtime_error
    );
}

} // namespace
} // namespace etimbre::commands
