#include "adapters/store/lane_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::adapters::store {
namespace {

using std::chrono::microseconds;
using testing::HasSubstr;

TEST(LaneMeasures, EachTurnOfALaneIsShownByItself)
{
    telemetry::Metrics metrics;
    LaneMeasures const lane{metrics, "write"};
    lane.waiting(Turn::reserved, 3);
    lane.refused(Turn::ordinary);
    lane.waited(Turn::reserved, microseconds{700});
    lane.committed(64, microseconds{900});
    auto const shown = metrics.render();
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_waiting{lane="write",turn="reserved"} 3)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_waiting{lane="write",turn="ordinary"} 0)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_refused_total{lane="write",turn="ordinary"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_wait_seconds_count{lane="write",turn="reserved"} 1)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_units_total{lane="write"} 64)"));
    EXPECT_THAT(shown, HasSubstr(R"(etimbre_lane_commit_seconds_count{lane="write"} 1)"));
}

TEST(LaneMeasures, ThoseThatNobodyReadsOutliveTheOneTheyWereCopiedFrom)
{
    auto first = std::make_unique<LaneMeasures>();
    auto const copy = *first;
    first.reset();
    copy.waiting(Turn::ordinary, 1);
    copy.committed(1, microseconds{1});
}

} // namespace
} // namespace etimbre::adapters::store
