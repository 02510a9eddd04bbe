#include "adapters/store/refund_rows.hpp"

#include "adapters/store/columns.hpp"

namespace etimbre::adapters::store {

using app::refund::Refund;

RefundRow row_of(Refund const& refund)
{
    RefundRow row{
        .refund_id = refund.id.value,
        .order_id = refund.order.value,
        .payment_id = std::nullopt,
        .maker = refund.maker,
        .reason = refund.reason,
        .currency = std::string{refund.amount.currency().name()},
        .amount_minor = refund.amount.minor(),
        .fee_minor = refund.fee.minor(),
        .needs_approval = refund.needs_approval ? 1 : 0,
        .created_us = core::micros_of(refund.created_at),
        .state = std::string{domain::refund::word_of(refund.state)},
        .seq = refund.sequence,
        .moved_us = core::micros_of(refund.moved_at)
    };
    if (refund.payment) row.payment_id = refund.payment->value;
    return row;
}

Refund refund_of(RefundRow const& row)
{
    Refund refund{
        .id = {row.refund_id},
        .order = {row.order_id},
        .payment = std::nullopt,
        .maker = row.maker,
        .reason = row.reason,
        .amount = money_of(row.amount_minor, row.currency),
        .fee = money_of(row.fee_minor, row.currency),
        .needs_approval = row.needs_approval != 0,
        .created_at = core::instant_of_micros(row.created_us),
        .state = domain::refund::state_of(row.state),
        .sequence = row.seq,
        .moved_at = core::instant_of_micros(row.moved_us)
    };
    if (row.payment_id) refund.payment = core::PaymentId{*row.payment_id};
    return refund;
}

} // namespace etimbre::adapters::store
