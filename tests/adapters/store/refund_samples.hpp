#pragma once

#include "app/refund/request_refund.hpp"
#include "samples.hpp"

#include <string>

namespace etimbre::adapters::store {

inline app::refund::Refund sample_refund(char letter, char order, std::int64_t minor = 86000)
{
    app::refund::Refund refund{
        .id = {id_of(letter)},
        .order = {id_of(order)},
        .payment = std::nullopt,
        .maker = "order:" + id_of(order),
        .reason = "a mistake",
        .amount = mad(minor),
        .fee = mad(0),
        .needs_approval = false,
        .created_at = noon,
        .state = domain::refund::State::requested,
        .sequence = 0,
        .moved_at = noon
    };
    if (minor > 0) refund.payment = core::PaymentId{id_of('p')};
    return refund;
}

/// The order 'a', paid by the payment 'p' of 86000, with so many stamps; only the first costs anything.
inline void write_captured_order(app::work::Unit& unit, int stamps = 1)
{
    using domain::payment::Event;
    write_order(unit, 'a');
    unit.pay.payments.insert(sample_payment('p', 'a'));
    auto payment = unit.pay.payments.advance(sample_payment('p', 'a'), Event::redirect, noon).value();
    payment = unit.pay.payments.advance(payment, Event::money_found, noon).value();
    unit.pay.orders.mark_paid({.order = {id_of('a')}, .payment = payment.id, .at = noon});
    for (int at = 1; at <= stamps; ++at)
        unit.stamp.stamps.insert(sample_stamp('a', at, static_cast<std::uint32_t>(at - 1)));
}

inline app::stamp::StampEnd voided(std::string number, char letter)
{
    auto end = sample_end(std::move(number), letter);
    end.kind = app::stamp::EndKind::voided;
    return end;
}

/// The order's first stamp, voided and owed back by the refund 'f'.
inline app::refund::Refund write_refund(app::work::Unit& unit)
{
    auto const refund = sample_refund('f', 'a');
    unit.stamp.stamps.end(voided(number_of(1), 'v'));
    unit.refund.refunds.insert(refund);
    unit.refund.refunds.insert_line({number_of(1), refund.id, refund.amount, refund.fee});
    unit.refund.refunds.reserve(refund, noon);
    unit.refund.reminders.send(refund.id, noon);
    return refund;
}

} // namespace etimbre::adapters::store
