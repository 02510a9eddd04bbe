#include "commands/live_audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace etimbre::commands {
namespace {

using adapters::store::AuditReport;
using testing::HasSubstr;

core::Instant noon()
{
    return core::instant_of_unix(1'790'000'000);
}

struct ALiveAudit : ::testing::Test {
    telemetry::Metrics metrics;
    std::atomic<int> runs = 0;

    /// The report of the first audit.
    std::string first(LiveAudit::Audit audit)
    {
        LiveAudit const live{
            [&] {
                ++runs;
                runs.notify_all();
                return audit();
            },
            std::chrono::minutes{60},
            noon,
            metrics
        };
        runs.wait(0);
        auto text = live.text();
        while (text == "The first audit has not ended yet.\n") text = live.text();
        return text;
    }
};

TEST_F(ALiveAudit, RunsWhenTheServiceStartsAndSaysThatNothingIsBroken)
{
    auto const text = first([] { return AuditReport{.rules = 24, .leaves = 7, .findings = {}}; });
    EXPECT_THAT(text, HasSubstr("24 rules and 7 leaves of the log checked: nothing is broken"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_audit_findings 0"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_audit_ended_timestamp_seconds 1790000000"));
    EXPECT_EQ(runs, 1) << "and again in an hour";
}

TEST_F(ALiveAudit, CountsWhatItFindsAndNamesTheRows)
{
    auto const text = first([] {
        return AuditReport{
            .rules = 24, .leaves = 7, .findings = {{"I5-gap", "Transitions have no gap.", "payment p"}}
        };
    });
    EXPECT_THAT(text, HasSubstr("BROKEN  I5-gap  payment p"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_audit_findings 1"));
}

TEST_F(ALiveAudit, ThatCannotBeFinishedIsCountedAndSaid)
{
    auto const text = first([]() -> AuditReport { throw std::runtime_error{"no database"}; });
    EXPECT_THAT(text, HasSubstr("could not be finished"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_audit_failures_total 1"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_audit_ended_timestamp_seconds 0"));
}

TEST_F(ALiveAudit, ThatIsSwitchedOffNeverRuns)
{
    LiveAudit const live{
        [this] {
            ++runs;
            return AuditReport{};
        },
        std::chrono::minutes{0},
        noon,
        metrics
    };
    EXPECT_THAT(live.text(), HasSubstr("switched off"));
    EXPECT_EQ(runs, 0);
}

} // namespace
} // namespace etimbre::commands
