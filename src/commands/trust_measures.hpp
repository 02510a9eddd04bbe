#pragma once

#include "adapters/crypto/live_keys.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

namespace etimbre::commands {

/// The number of the trust list in force and how long it holds, and how long there is a key to sign with.
class TrustMeasures {
public:
    /// What is handed in must outlive the measures.
    TrustMeasures(telemetry::Metrics& metrics, adapters::crypto::LiveKeys const& keys, core::Clock clock);

    void update();

private:
    adapters::crypto::LiveKeys const& keys_;
    core::Clock clock_;
    telemetry::Gauge& seq_;
    telemetry::Gauge& list_left_;
    telemetry::Gauge& signing_left_;
};

/// What the keys report goes to the log, and refused lists are counted. `metrics` must outlive it.
adapters::crypto::LiveKeys::Report key_report(telemetry::Metrics& metrics);

} // namespace etimbre::commands
