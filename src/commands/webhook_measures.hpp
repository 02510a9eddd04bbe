#pragma once

#include "app/webhook/concern.hpp"
#include "telemetry/metrics.hpp"

#include <map>
#include <vector>

namespace etimbre::commands {

/// How many endpoints there are, and how far behind the feed the last of them is, by their state.
class WebhookMeasures {
public:
    /// `metrics` must outlive this.
    explicit WebhookMeasures(telemetry::Metrics& metrics);

    void show(std::vector<app::webhook::Standing> const& standings);

private:
    struct Shown {
        telemetry::Gauge* count;
        telemetry::Gauge* lag;
    };
    std::map<domain::webhook::State, Shown> of_;
};

} // namespace etimbre::commands
