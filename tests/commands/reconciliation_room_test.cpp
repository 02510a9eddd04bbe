#include "commands/reconciliation_room.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// The room at work is shown by integration/tests/test_reconciliation.py: it needs a whole house.
namespace etimbre::commands {
namespace {

TEST(ReconciliationRoom, ItsFailuresAreShownBeforeThereIsOne)
{
    telemetry::Metrics metrics;
    auto& failures = reconciliation_failures(metrics);
    EXPECT_THAT(metrics.render(), testing::HasSubstr("etimbre_reconciliation_failures_total 0"));
    failures.add();
    reconciliation_failures(metrics).add();
    EXPECT_THAT(metrics.render(), testing::HasSubstr("etimbre_reconciliation_failures_total 2"));
}

} // namespace
} // namespace etimbre::commands
