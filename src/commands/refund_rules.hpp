#pragma once

#include "app/pay/acquirers.hpp"
#include "app/refund/settle_refund.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "domain/refund/policy.hpp"
#include "telemetry/metrics.hpp"

namespace etimbre::commands {

/// What the workers do about refunds; whom only a person can help is logged and counted.
app::refund::RefundSettlement refund_settlement(
    app::refund::Transactions& transactions,
    app::refund::Transactions& reads,
    app::pay::Acquirers& acquirers,
    core::Clock clock,
    config::Settings const& settings,
    telemetry::Metrics& metrics
);

domain::refund::Policy refund_policy(config::Refunds const& refunds);

} // namespace etimbre::commands
