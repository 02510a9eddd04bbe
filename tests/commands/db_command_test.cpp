#include "commands/db_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;
using testing::Not;

struct DbMigrate : ::testing::Test {
    TempState state;
    Migration migration{
        adapters::store::SqliteFile{state.path() / "etimbre.db"},
        std::filesystem::path{PROJECT_ROOT} / "schemas",
        std::filesystem::path{PROJECT_ROOT} / "seeds",
        core::instant_of_unix(1'790'000'000),
    };

    std::string migrate() const
    {
        std::ostringstream out;
        EXPECT_EQ(db_migrate(migration, out), 0);
        return out.str();
    }
};

TEST_F(DbMigrate, ANewDatabaseGetsEverySchemaAndTheSeeds)
{
    auto const said = migrate();
    EXPECT_THAT(said, HasSubstr("applied 0001_reference.sql"));
    EXPECT_THAT(said, HasSubstr("loaded the seeds: 165 missions"));
}

TEST_F(DbMigrate, TheSecondTimeChangesNothing)
{
    migrate();
    auto const again = migrate();
    EXPECT_THAT(again, Not(HasSubstr("applied")));
    EXPECT_THAT(again, HasSubstr("seeds are as they were"));
}

TEST_F(DbMigrate, WithoutSeedsItSaysWhichFileIsMissing)
{
    migration.seeds = state.path();
    std::ostringstream out;
    EXPECT_THROW(db_migrate(migration, out), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(state.path() / "etimbre.db"));
}

} // namespace
} // namespace etimbre::commands
