#include "commands/webhook_measures.hpp"

#include <string>

namespace etimbre::commands {

WebhookMeasures::WebhookMeasures(telemetry::Metrics& metrics)
{
    for (auto const& [state, word] : domain::webhook::state_words) {
        if (state == domain::webhook::State::removed) continue;
        telemetry::Labels const labels{{"state", std::string{word}}};
        of_[state] = {
            &metrics.gauge("etimbre_webhook_endpoints", "Endpoints that the feed is delivered to.", labels),
            &metrics.gauge(
                "etimbre_webhook_lag_seconds",
                "Age of the oldest event that an endpoint in this state has not been told of.",
                labels
            ),
        };
    }
}

void WebhookMeasures::show(std::vector<app::webhook::Standing> const& standings)
{
    for (auto const& [state, count, lag] : standings) {
        of_.at(state).count->set(count);
        of_.at(state).lag->set(lag.count());
    }
}

} // namespace etimbre::commands
