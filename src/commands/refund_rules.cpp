#include "commands/refund_rules.hpp"

#include "telemetry/log.hpp"

namespace etimbre::commands {

using telemetry::Level;

app::refund::RefundSettlement refund_settlement(
    app::refund::Transactions& transactions,
    app::refund::Transactions& reads,
    app::pay::Acquirers& acquirers,
    core::Clock clock,
    config::Settings const& settings,
    telemetry::Metrics& metrics
)
{
    auto& told = metrics.counter(
        "etimbre_refunds_for_a_person_total",
        "Refunds declined for good, or whose payment's history at the acquirer is not what ours says: a "
        "person "
        "must look."
    );
    return {
        .transactions = transactions,
        .reads = reads,
        .acquirers = acquirers,
        .clock = clock,
        .longest_pause = settings.payments.poll_cap_seconds,
        .resend_after = settings.refunds.resend_after_seconds,
        .declines_at_most = settings.refunds.declines_at_most,
        .tell_a_person =
            [&told](core::RefundId const& id, domain::refund::State state) {
                bool const failed = state == domain::refund::State::failed;
                telemetry::log(
                    Level::error, failed ? "refund_failed" : "refund_strange", {{"refund", id.value}}
                );
                told.add();
            },
    };
}

domain::refund::Policy refund_policy(config::Refunds const& refunds)
{
    return {refunds.window_days, refunds.fee_minor, refunds.fee_per_mille, refunds.approval_above_minor};
}

} // namespace etimbre::commands
