#pragma once

#include "app/work/figures.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

#include <cstdint>
#include <map>
#include <string_view>

namespace etimbre::commands {

/// What the books say, as measures. For one thread at a time.
class BookMeasures {
public:
    /// `metrics` must outlive the measures.
    explicit BookMeasures(telemetry::Metrics& metrics);

    /// @param stamps  How many were ever issued: the size of their log.
    void show(app::work::Figures const& figures, std::uint64_t stamps, core::Instant now);
    /// The books could not be asked; what is shown is what was true before.
    void missed() { missed_.add(); }

private:
    void show_refunds(app::work::Figures const& figures, core::Instant now);

    struct OfKind {
        telemetry::Gauge* waiting = nullptr;
        telemetry::Gauge* late = nullptr;
    };

    std::map<std::string_view, telemetry::Gauge*> payments_; ///< by state
    std::map<std::string_view, telemetry::Gauge*> refunds_;  ///< by state
    telemetry::Gauge& oldest_refund_;
    std::map<std::string_view, OfKind> owed_; ///< by kind
    telemetry::Gauge& log_size_;
    telemetry::Gauge& paid_without_stamps_;
    telemetry::Counter& missed_;
};

} // namespace etimbre::commands
