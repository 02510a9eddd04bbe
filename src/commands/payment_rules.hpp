#pragma once

#include "app/pay/acquirers.hpp"
#include "app/pay/settle.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

namespace etimbre::commands {

/// What the workers do about payments; whom only a person can help is logged and counted.
app::pay::Settlement payment_settlement(
    app::pay::Transactions& transactions,
    app::pay::Transactions& reads,
    app::pay::Acquirers& acquirers,
    core::Clock clock,
    config::Payments const& payments,
    telemetry::Metrics& metrics
);

} // namespace etimbre::commands
