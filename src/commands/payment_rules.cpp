#include "commands/payment_rules.hpp"

#include "telemetry/log.hpp"

namespace etimbre::commands {

namespace pay = app::pay;
using telemetry::Level;

pay::Settlement payment_settlement(
    pay::Transactions& transactions,
    pay::Transactions& reads,
    pay::Acquirers& acquirers,
    core::Clock clock,
    config::Payments const& payments,
    telemetry::Metrics& metrics
)
{
    auto& conflicted = metrics.counter(
        "etimbre_payments_conflicted_total",
        "Payments frozen because the acquirer names another amount than ours: a person must look."
    );
    return {
        .transactions = transactions,
        .reads = reads,
        .acquirers = acquirers,
        .clock = clock,
        .longest_pause = payments.poll_cap_seconds,
        .pages_die_after = payments.expire_after_minutes + payments.session_timeout_seconds,
        .tell_a_person =
            [&conflicted](core::PaymentId const& id) {
                telemetry::log(Level::error, "payment_conflicted", {{"payment", id.value}});
                conflicted.add();
            },
    };
}

} // namespace etimbre::commands
