#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/witness_start.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using app::work::JournalFailure;
using testing::HasSubstr;
using testing::ThrowsMessage;

auto const noon = core::instant_of_unix(1'790'000'000);

struct WitnessStart : ::testing::Test {
    TempState state;

    WitnessStart()
    {
        std::ostringstream quiet;
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             core::instant_of_unix(1'790'000'000)},
            quiet
        );
    }

    void execute(std::string const& sql) const
    {
        auto const session = adapters::store::open_database(
            adapters::store::SqliteFile{state.path() / "etimbre.db"}, adapters::store::Access::write
        );
        *session << sql;
    }
};

TEST_F(WitnessStart, TheFirstTimeTheDatabaseLearnsOfTheStream)
{
    make_journal_folder(state.settings());
    EXPECT_EQ(start_witness(state.settings(), noon)->stream(), "one-0");
    EXPECT_NO_THROW(start_witness(state.settings(), noon)) << "and knows it the second time";
}

TEST_F(WitnessStart, ADatabaseThatGoesFurtherThanTheFilesIsNotTheirs)
{
    start_witness(state.settings(), noon);
    execute("UPDATE journal_head SET seq = 7");
    EXPECT_THAT(
        [&] { start_witness(state.settings(), noon); },
        ThrowsMessage<JournalFailure>(HasSubstr("the database goes further than the journal"))
    );
}

} // namespace
} // namespace etimbre::commands
