#pragma once

#include "app/reconcile/waiting.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

#include <map>
#include <string_view>

namespace etimbre::commands {

/// What waits in the queue of exceptions, as measures. For one thread at a time.
class ReconciliationMeasures {
public:
    /// `metrics` must outlive the measures.
    explicit ReconciliationMeasures(telemetry::Metrics& metrics);

    void show(app::reconcile::Waiting const& waiting, core::Instant now);

private:
    struct OfCode {
        telemetry::Gauge* open = nullptr;
        telemetry::Gauge* oldest = nullptr;
    };

    std::map<std::string_view, OfCode> codes_;
    telemetry::Gauge& suspense_;
    telemetry::Gauge& unfinished_;
};

} // namespace etimbre::commands
