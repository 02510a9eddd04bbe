#include "adapters/store/store_failure.hpp"
#include "commands/backup_command.hpp"
#include "commands/db_command.hpp"
#include "commands/witness_start.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(BackupCommand, SaysWhatARestoreNeedsAndWhatItDoesNot)
{
    TempState const state;
    std::ostringstream out;
    auto const noon = core::instant_of_unix(1'790'000'000);
    std::filesystem::path const root{PROJECT_ROOT};
    db_migrate(
        {adapters::store::SqliteFile{state.path() / "etimbre.db"}, root / "schemas", root / "seeds", noon},
        out
    );
    start_witness(state.settings(), noon);
    auto const file = state.path() / "copy.db";
    EXPECT_EQ(backup_database(state.settings(), file, out), 0);
    EXPECT_THAT(out.str(), HasSubstr("journal one-0: a restore needs the records after 0"));
    EXPECT_THAT(out.str(), Not(HasSubstr("no longer needed")));
    state.write("journal/one-0.000000000002.jsonl", "");
    std::filesystem::rename(
        state.path() / "journal/one-0.000000000002.jsonl", state.path() / "journal/one-0.000000000000.jsonl"
    );
    EXPECT_EQ(backup_database(state.settings(), state.path() / "second.db", out), 0);
    EXPECT_THAT(out.str(), HasSubstr("no longer needed: one-0.000000000000.jsonl"));
    EXPECT_THROW(backup_database(state.settings(), file, out), adapters::store::StoreFailure);
}

} // namespace
} // namespace etimbre::commands
