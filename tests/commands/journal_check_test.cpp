#include "adapters/crypto/hashing.hpp"
#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/journal_check.hpp"
#include "commands/witness_start.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using domain::journal::Meeting;
using testing::IsEmpty;

auto const noon = core::instant_of_unix(1'790'000'000);

struct JournalCheckCommand : ::testing::Test {
    TempState state;

    JournalCheckCommand()
    {
        std::ostringstream quiet;
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"}, root / "schemas", root / "seeds", noon
            },
            quiet
        );
    }

    /// A record that nobody knows committed, or that the journal says was.
    void append(bool known)
    {
        constexpr auto fact =
            R"({"fact":"quoted","quote_id":"q","mission":"CG-PAR","tariff_version":"2022","currency":"MAD",)"
            R"("total_minor":0,"local_currency":null,"local_minor":null,"rate":null,"rate_date":null,)"
            R"("rounding_step_minor":null,"rounding_mode":null,"created_us":1,"expires_us":2})";
        auto const files = start_witness(state.settings(), noon);
        auto const last = files->last();
        auto const line = domain::journal::line_of(
            {"one-0", last.seq + 1, 0, 7, fact, last.hash}, adapters::crypto::sha256
        );
        files->append(line);
        if (known) files->know_committed(line.position);
    }
};

TEST_F(JournalCheckCommand, AFolderWithoutStreamsHasNothingToCompare)
{
    EXPECT_THAT(check_journal(state.settings(), {}, noon), IsEmpty());
}

TEST_F(JournalCheckCommand, ARecordThatNobodyKnowsCommittedIsNotMissed)
{
    append(false);
    auto const check = check_stream(state.settings(), "one-0", {}, noon);
    EXPECT_TRUE(is_well(check));
    EXPECT_EQ(check.meeting, Meeting::for_nothing);
    EXPECT_EQ(check.report.records, 0U);
}

TEST_F(JournalCheckCommand, ARecordThatWasAcknowledgedIsMissedAndPutBack)
{
    append(true);
    auto const check = check_stream(state.settings(), "one-0", {}, noon);
    EXPECT_EQ(check.meeting, Meeting::database_behind);
    EXPECT_EQ(check.report.open_findings(), 1U);
    EXPECT_FALSE(is_well(check));

    auto const repaired = repair_journal(state.settings(), noon);
    ASSERT_EQ(repaired.size(), 1U);
    EXPECT_EQ(repaired.front().meeting, Meeting::agree);
    EXPECT_EQ(repaired.front().report.restored, 1U);
    EXPECT_TRUE(is_well(check_stream(state.settings(), "one-0", {}, noon)));
}

TEST_F(JournalCheckCommand, ABrokenLineIsNamed)
{
    append(true);
    auto const file = state.path() / "journal" / "one-0.000000000001.jsonl";
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    std::ofstream{file} << line.substr(1) << '\n' << line << '\n';
    auto const check = check_stream(state.settings(), "one-0", {}, noon);
    ASSERT_TRUE(check.fault.has_value());
    EXPECT_EQ(check.fault->line, 1U);
    EXPECT_FALSE(is_well(check));
}

TEST_F(JournalCheckCommand, WhatIsComparedOnceIsNotComparedAgainWhereOnlyNewIsAskedFor)
{
    start_witness(state.settings(), noon);
    auto const tend = JournalWork{.mode = JournalMode::tend};
    EXPECT_TRUE(is_well(check_journal(state.settings(), tend, noon).front()));
    EXPECT_TRUE(std::filesystem::exists(state.path() / "journal" / "one-0.checked"));
}

TEST_F(JournalCheckCommand, AStreamThatAServiceWritesCannotBeRepaired)
{
    auto const held = start_witness(state.settings(), noon);
    EXPECT_THROW(repair_journal(state.settings(), noon), app::work::JournalFailure);
}

} // namespace
} // namespace etimbre::commands
