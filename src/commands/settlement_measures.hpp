#pragma once

#include "app/settlement/file.hpp"
#include "telemetry/metrics.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace etimbre::commands {

/// How many settlement files there are in each state. For one thread at a time.
class SettlementMeasures {
public:
    /// `metrics` must outlive the measures.
    explicit SettlementMeasures(telemetry::Metrics& metrics);

    void show(std::vector<std::pair<app::settlement::State, std::int64_t>> const& counts);

private:
    std::map<app::settlement::State, telemetry::Gauge*> files_;
};

} // namespace etimbre::commands
