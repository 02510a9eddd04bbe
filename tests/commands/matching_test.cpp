#include "adapters/store/recon_transactions.hpp"
#include "commands/db_command.hpp"
#include "commands/matching.hpp"
#include "commands/settlement_command.hpp"
#include "temp_state.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace etimbre::commands {
namespace {

core::Instant clock_of_tests()
{
    return core::instant_of_unix(1'796'126'400); // 2026-12-01T12:00:00Z
}

struct Matching : ::testing::Test {
    TempState state;
    adapters::store::Place place{adapters::store::SqliteFile{state.path() / "etimbre.db"}};
    std::ostringstream said;

    Matching()
    {
        std::filesystem::path const root{PROJECT_ROOT};
        db_migrate({place, root / "schemas", root / "seeds", clock_of_tests()}, said);
        SettlementImport const report{
            .files = {(root / "tests/vectors/settlement/report.csv").string()}, .matches = false
        };
        EXPECT_EQ(settlement_import(state.settings(), clock_of_tests, report, said, said), 0);
    }
    app::reconcile::Waiting waiting() { return adapters::store::SqlReconTransactions{place}.waiting(); }
};

TEST_F(Matching, FilesAreMatchedToTheirEnd)
{
    ASSERT_EQ(waiting().unfinished_files, 1);
    match_files(state.settings(), clock_of_tests, said);
    EXPECT_EQ(waiting().unfinished_files, 0);
    EXPECT_FALSE(waiting().undecided.empty()) << "these books know nothing of what the report tells";
}

TEST_F(Matching, OnceMoreChangesNothing)
{
    match_files(state.settings(), clock_of_tests, said);
    auto const count = [](app::reconcile::Waiting const& of) {
        std::int64_t sum = 0;
        for (auto const& each : of.undecided) sum += each.count;
        return sum;
    };
    auto const before = count(waiting());
    match_files(state.settings(), clock_of_tests, said);
    EXPECT_EQ(count(waiting()), before);
}

} // namespace
} // namespace etimbre::commands
