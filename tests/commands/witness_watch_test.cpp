#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/witness_start.hpp"
#include "commands/witness_watch.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

core::Instant noon()
{
    return core::instant_of_unix(1'790'000'000);
}

struct WitnessWatchTest : ::testing::Test {
    TempState state;
    telemetry::Metrics metrics;

    WitnessWatchTest()
    {
        std::ostringstream quiet;
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate(
            {adapters::store::SqliteFile{state.path() / "etimbre.db"},
             root / "schemas",
             root / "seeds",
             noon()},
            quiet
        );
        start_witness(state.settings(), noon());
    }
};

TEST_F(WitnessWatchTest, SaysWhenItLookedAndWhatIsOpen)
{
    WitnessWatch watch{state.settings(), noon, metrics};
    watch.look();
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_journal_open_findings 0"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_journal_compared_timestamp_seconds 1790000000"));
    *adapters::store::open_database(
        adapters::store::SqliteFile{state.path() / "etimbre.db"}, adapters::store::Access::write
    ) << "UPDATE journal_head SET seq = 7";
    watch.look();
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_journal_open_findings 1"));
}

TEST_F(WitnessWatchTest, AComparisonThatFailsIsCounted)
{
    WitnessWatch watch{state.settings(), noon, metrics};
    std::filesystem::remove(state.path() / "etimbre.db");
    watch.look();
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_journal_comparisons_failed_total 1"));
}

TEST_F(WitnessWatchTest, EndsWithItsOwnerWhileItWaits)
{
    WitnessWatch watch{state.settings(), noon, metrics};
    watch.start();
}

} // namespace
} // namespace etimbre::commands
