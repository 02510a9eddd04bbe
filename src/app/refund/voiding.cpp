#include "app/refund/voiding.hpp"

#include "app/stamp/inspect.hpp"
#include "domain/ledger/postings.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::refund {
namespace {

using domain::refund::Event;

struct Sums {
    core::Money back;
    core::Money fee;
};

core::Result<Sums> sums_of(std::span<StampShare const> stamps, core::Currency currency)
{
    Sums sums{core::Money::of_minor(0, currency), core::Money::of_minor(0, currency)};
    for (auto const& each : stamps) {
        auto const back = core::add(sums.back, each.share.back);
        auto const fee = core::add(sums.fee, each.share.fee);
        if (!back) return std::unexpected{back.error()};
        if (!fee) return std::unexpected{fee.error()};
        sums = {*back, *fee};
    }
    return sums;
}

/// Stamps cost together what was captured; only what somebody did by hand can make this false.
bool fits(Books& books, core::PaymentId const& id, core::Money back)
{
    auto const payment = books.payments.find(id);
    if (!payment) throw std::logic_error{"an order was paid by a payment that is not there"};
    auto const sum = core::add(books.refunds.reserved(id, back.currency()), back);
    return sum && sum->minor() <= payment->amount.minor();
}

Refund moved(Books& books, Refund const& refund, Event on, core::Instant now)
{
    auto next = books.refunds.advance(refund, on, now);
    if (!next) throw std::logic_error{"a new refund asked for a step that its table forbids"};
    return *std::move(next);
}

/// Where it stands after its first moment.
Refund set_going(Books& books, Refund const& refund, core::Instant now)
{
    if (!refund.payment) return moved(books, refund, Event::nothing_due, now);
    if (refund.needs_approval) return moved(books, refund, Event::hold, now);
    books.reminders.send(refund.id, now);
    return refund;
}

} // namespace

std::optional<core::Refusal> not_to_be_voided(stamp::StampState const& state, core::Instant now)
{
    switch (stamp::standing_of(state, now)) {
    case stamp::Standing::issued:
        return std::nullopt;
    case stamp::Standing::redeemed:
        return core::Refusal{core::Reason::redeemed, "A stamp that was used is not taken back."};
    case stamp::Standing::voided:
        return core::Refusal{core::Reason::voided, "This stamp was voided before."};
    case stamp::Standing::suspended:
        return core::Refusal{core::Reason::suspended, "This stamp is being examined. Try again later."};
    case stamp::Standing::expired:
        return core::Refusal{core::Reason::expired, "This stamp's validity has ended."};
    }
    return std::nullopt;
}

stamp::StampEnd end_as_voided(
    Books& books, stamp::StampRow const& row, Voider const& by, core::Entropy entropy, core::Instant now
)
{
    stamp::StampEnd end{
        row.number,
        stamp::EndKind::voided,
        core::draw_id(entropy),
        row.mission,
        by.counter,
        row.kid,
        by.reason,
        now,
    };
    if (!books.stamps.end(end)) throw std::runtime_error{"a stamp to be voided ended meanwhile"};
    books.ledger.post(
        domain::ledger::void_stamp(row.number, row.mission, {row.receipt, row.chancery, row.service_part}),
        now
    );
    return end;
}

core::Result<Refund> draw_up(
    Books& books,
    pay::Order const& order,
    std::span<StampShare const> stamps,
    Voider const& by,
    RefundTerms const& terms,
    core::Instant now
)
{
    auto const sums = sums_of(stamps, order.total.currency());
    if (!sums) return std::unexpected{sums.error()};
    auto const paid = books.orders.paid(order.id);
    bool const is_due = sums->back.minor() > 0;
    if (!paid || (is_due && !paid->payment))
        return core::refuse(core::Reason::not_refundable, "This order was not paid.");
    if (is_due && !fits(books, *paid->payment, sums->back))
        return core::refuse(core::Reason::not_refundable, "More was given back than these stamps allow.");
    return Refund{
        core::draw<core::RefundTag>(terms.entropy),
        order.id,
        is_due ? paid->payment : std::nullopt,
        by.identity,
        by.reason,
        sums->back,
        sums->fee,
        domain::refund::needs_approval(sums->back, terms.policy),
        now,
        domain::refund::State::requested,
        0,
        now,
    };
}

Refund write_refund(Books& books, Refund const& refund, std::span<StampShare const> stamps, core::Instant now)
{
    books.refunds.insert(refund);
    for (auto const& [row, share] : stamps)
        books.refunds.insert_line({row.number, refund.id, share.back, share.fee});
    if (refund.payment && !books.refunds.reserve(refund, now))
        throw std::runtime_error{"so much more of a payment was spoken for meanwhile"};
    books.ledger.post(domain::ledger::refund_fee(refund.id.value, refund.fee), now);
    auto const going = set_going(books, refund, now);
    books.notices.refund_moved(going, now);
    return going;
}

} // namespace etimbre::app::refund
