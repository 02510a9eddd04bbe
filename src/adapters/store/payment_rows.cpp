#include "adapters/store/payment_rows.hpp"

#include "adapters/store/columns.hpp"

namespace etimbre::adapters::store {

StartedRow started_row_of(app::pay::Payment const& payment)
{
    return {
        .payment_id = payment.id.value,
        .order_id = payment.order.value,
        .attempt = payment.attempt,
        .oid = payment.oid,
        .acquirer = payment.acquirer,
        .state = std::string{domain::payment::word_of(payment.state)},
        .seq = payment.sequence,
        .currency = std::string{payment.amount.currency().name()},
        .amount_minor = payment.amount.minor(),
        .rnd = payment.rnd,
        .created_us = core::micros_of(payment.created_at)
    };
}

app::pay::Payment payment_of(PaymentRow const& row)
{
    return {
        .id = {row.payment_id},
        .order = {row.order_id},
        .attempt = row.attempt,
        .oid = row.oid,
        .acquirer = row.acquirer,
        .state = domain::payment::state_of(row.state),
        .sequence = row.seq,
        .amount = money_of(row.amount_minor, row.currency),
        .rnd = row.rnd,
        .created_at = core::instant_of_micros(row.created_us),
        .names = {row.transaction_id, row.auth_code}
    };
}

} // namespace etimbre::adapters::store
