#pragma once

#include "http/server/router.hpp"
#include "telemetry/metrics.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace etimbre::commands {

/// The answers of one listener: how many of each hundred of statuses, and how long they took.
class AnswerMeasures {
public:
    AnswerMeasures(telemetry::Metrics& metrics, std::string const& listener);

    /// Safe from any thread.
    void note(unsigned status, std::chrono::microseconds took);

private:
    static constexpr std::array<std::string_view, 6> classes{"other", "1xx", "2xx", "3xx", "4xx", "5xx"};

    std::array<telemetry::Counter*, classes.size()> answers_{};
    telemetry::Histogram& took_;
};

/// GET /metrics, in the text format of Prometheus 0.0.4. `metrics` must outlive the route.
http::server::Route metrics_route(telemetry::Metrics const& metrics);

} // namespace etimbre::commands
