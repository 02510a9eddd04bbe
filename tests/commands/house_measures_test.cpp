#include "../app/work/lane_at_once.hpp"
#include "commands/house_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

TEST(HouseMeasures, BooksThatDoNotAnswerAreCountedAndNobodyWaits)
{
    telemetry::Metrics metrics;
    HouseMeasures measures{metrics, [] { return core::instant_of_unix(1'790'000'000); }};
    app::work::testing::LaneAtOnce lane; // its back office is closed
    bool done = false;
    measures.refresh(lane, [&] { done = true; });
    EXPECT_TRUE(done);
    EXPECT_THAT(metrics.render(), testing::HasSubstr("etimbre_figures_missed_total 1"));
}

} // namespace
} // namespace etimbre::commands
