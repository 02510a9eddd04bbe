#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/journal_command.hpp"
#include "commands/witness_start.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

auto const noon = core::instant_of_unix(1'790'000'000);

struct JournalCommand : ::testing::Test {
    TempState state;
    std::ostringstream out;

    JournalCommand()
    {
        std::ostringstream quiet;
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"}, root / "schemas", root / "seeds", noon
            },
            quiet
        );
    }
    void execute(std::string const& sql)
    {
        auto const session = adapters::store::open_database(
            adapters::store::SqliteFile{state.path() / "etimbre.db"}, adapters::store::Access::write
        );
        *session << sql;
    }
};

TEST_F(JournalCommand, BeforeTheFirstStartThereIsNoJournal)
{
    EXPECT_EQ(journal_verify(state.settings(), noon, false, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("there is no journal yet"));
}

TEST_F(JournalCommand, AJournalThatAgreesIsWell)
{
    start_witness(state.settings(), noon);
    EXPECT_EQ(journal_verify(state.settings(), noon, false, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("one-0: 0 records with 0 facts compared, 0 to look at"));
    EXPECT_EQ(journal_repair(state.settings(), noon, true, out), 0);
    EXPECT_THAT(out.str(), HasSubstr(R"({"result":"well","streams":[{"stream":"one-0","well":true)"));
}

TEST_F(JournalCommand, AJournalThatIsNotTheDatabasesIsSaidInASentence)
{
    start_witness(state.settings(), noon);
    execute("UPDATE journal_head SET seq = 7");
    EXPECT_EQ(journal_verify(state.settings(), noon, false, out), 1);
    EXPECT_THAT(out.str(), HasSubstr("APART     one-0  the database goes further than the journal"));
}

TEST_F(JournalCommand, FrozenStampsAreListedAndReleasedOnce)
{
    EXPECT_EQ(journal_frozen(state.settings(), out), 0);
    execute("INSERT INTO stamp_frozen VALUES ('4071883529061770', 'differs', 1790000000000000)");
    EXPECT_EQ(journal_frozen(state.settings(), out), 1);
    EXPECT_THAT(out.str(), HasSubstr("4071883529061770  2026-09-21T"));
    EXPECT_EQ(journal_release(state.settings(), "4071883529061770", out), 0);
    EXPECT_EQ(journal_release(state.settings(), "4071883529061770", out), 1);
}

} // namespace
} // namespace etimbre::commands
