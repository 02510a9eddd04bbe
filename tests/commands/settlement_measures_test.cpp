#include "commands/settlement_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using app::settlement::State;
using testing::HasSubstr;

TEST(SettlementMeasures, EachStateIsShownAndOneWithoutFilesIsZero)
{
    telemetry::Metrics metrics;
    SettlementMeasures measures{metrics};
    measures.show({{State::published, 3}, {State::rejected, 1}});
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_settlement_files{state=\"published\"} 3"));
    measures.show({{State::published, 4}});
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_settlement_files{state=\"published\"} 4"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_settlement_files{state=\"rejected\"} 0"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_settlement_files{state=\"received\"} 0"));
}

} // namespace
} // namespace etimbre::commands
