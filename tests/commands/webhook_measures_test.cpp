#include "commands/webhook_measures.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using domain::webhook::State;
using testing::HasSubstr;
using testing::Not;

TEST(WebhookMeasures, StandAtZeroBeforeAnybodyLooks)
{
    telemetry::Metrics metrics;
    WebhookMeasures const measures{metrics};
    for (auto const* const state : {"active", "paused", "disabled"})
        EXPECT_THAT(
            metrics.render(), HasSubstr("etimbre_webhook_endpoints{state=\"" + std::string{state} + "\"} 0")
        );
    EXPECT_THAT(metrics.render(), Not(HasSubstr("removed")));
}

TEST(WebhookMeasures, ShowHowManyThereAreAndHowFarBehind)
{
    telemetry::Metrics metrics;
    WebhookMeasures measures{metrics};
    measures.show({{State::active, 3, std::chrono::seconds{7}}, {State::paused, 1, std::chrono::seconds{90}}}
    );
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_webhook_endpoints{state=\"active\"} 3"));
    EXPECT_THAT(metrics.render(), HasSubstr("etimbre_webhook_lag_seconds{state=\"paused\"} 90"));
}

} // namespace
} // namespace etimbre::commands
