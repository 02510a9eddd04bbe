#include "adapters/store/database.hpp"
#include "commands/db_command.hpp"
#include "commands/reconcile_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

core::Instant clock_of_tests()
{
    return core::instant_of_unix(1'790'000'000); // 2026-09-21
}

struct ReconcileCommand : ::testing::Test {
    TempState state;
    std::ostringstream out;
    std::ostringstream err;

    ReconcileCommand()
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
    }
    int ask(ReconcileQuestion const& question)
    {
        return reconcile(state.settings(), clock_of_tests, question, out, err);
    }
};

TEST_F(ReconcileCommand, WithoutADayTodayIsShown)
{
    EXPECT_EQ(ask({}), 0);
    EXPECT_THAT(out.str(), StartsWith("2026-09-21  matched\n"));
    EXPECT_EQ(err.str(), "") << "no terminal, no bar";
}

TEST_F(ReconcileCommand, AnotherDayAndAnotherFormCanBeAskedFor)
{
    EXPECT_EQ(ask({.day = "2026-09-20", .json = true}), 0);
    EXPECT_THAT(out.str(), StartsWith(R"({"day":"2026-09-20","matched":true)"));
    EXPECT_THROW(ask({.day = "yesterday"}), std::invalid_argument);
}

TEST_F(ReconcileCommand, ADatabaseThatIsNotThereIsAFailure)
{
    auto settings = state.settings();
    settings.store.database_file = "nowhere.db";
    EXPECT_THROW(reconcile(settings, clock_of_tests, {}, out, err), std::runtime_error);
}

} // namespace
} // namespace etimbre::commands
