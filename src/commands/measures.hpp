#pragma once

#include "http/server/router.hpp"
#include "telemetry/metrics.hpp"

#include <array>
#include <chrono>
#include <functional>
#include <string>

namespace etimbre::commands {

/// The answers of one listener: how many of each hundred of statuses, and how long they took.
class AnswerMeasures {
public:
    AnswerMeasures(telemetry::Metrics& metrics, std::string const& listener);

    /// Safe from any thread.
    void note(unsigned status, std::chrono::microseconds took);

private:
    std::array<telemetry::Counter*, 6> answers_{}; ///< by hundred of the status, 0 for any other
    telemetry::Histogram& took_;
};

/// The same route, with its answers counted by their status and timed. What the edge answers before a route
/// is found is counted by its listener alone.
http::server::Route
measured(http::server::Route route, telemetry::Metrics& metrics, std::string const& listener);

/// Brings the measures up to date that are looked at and not counted, and says when that is done.
using Refresh = std::function<void(std::move_only_function<void()> done)>;

/// GET /metrics, in the text format of Prometheus 0.0.4. `metrics` must outlive the route.
http::server::Route metrics_route(telemetry::Metrics const& metrics, Refresh refresh);

} // namespace etimbre::commands
