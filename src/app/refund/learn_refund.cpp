#include "app/refund/learn_refund.hpp"

#include "domain/ledger/postings.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::refund {
namespace {

using domain::refund::Event;
using domain::refund::State;

Refund moved(Books& books, Refund const& refund, Event on, core::Instant now)
{
    auto next = books.refunds.advance(refund, on, now);
    if (!next) throw std::logic_error{"a refund was to take a step that its table forbids"};
    return *std::move(next);
}

void post_refund(Books& books, Refund const& refund, core::Instant now)
{
    auto const payment = books.payments.find(refund.payment.value());
    if (!payment) throw std::logic_error{"a refund of a payment that is not there"};
    books.ledger.post(domain::ledger::refund(refund.id.value, payment->acquirer, refund.amount), now);
}

bool is_to_be_sent(State state)
{
    return state == State::requested || state == State::declined;
}

} // namespace

Sight compare(pay::MoneyHistory const& history, Expectation const& expected)
{
    if (!history.captured || !history.given_back) return Sight::unclear;
    if (*history.captured != expected.captured) return Sight::strange;
    if (*history.given_back == expected.before) return Sight::not_yet;
    auto const after = core::add(expected.before, expected.amount);
    return after && *history.given_back == *after ? Sight::carried_out : Sight::strange;
}

std::optional<Refund> begin_sending(Books& books, core::RefundId const& id, core::Instant now)
{
    auto const refund = books.refunds.find(id);
    if (!refund || !is_to_be_sent(refund->state)) return std::nullopt;
    if (!books.refunds.take_place(*refund)) return std::nullopt;
    return moved(books, *refund, Event::send, now);
}

State move_refund(Books& books, Refund const& read, Event on, core::Instant now)
{
    auto const refund = books.refunds.find(read.id);
    if (!refund) throw std::logic_error{"a refund that is gone"};
    if (refund->sequence != read.sequence) return refund->state;
    auto const next = moved(books, *refund, on, now);
    if (!domain::refund::is_with_the_acquirer(next.state)) books.refunds.free_place(next);
    if (next.state == State::succeeded) {
        post_refund(books, next, now);
        books.notices.refund_moved(next, now);
    }
    return next.state;
}

bool give_up_if_hopeless(Books& books, core::RefundId const& id, int declines_at_most, core::Instant now)
{
    auto const refund = books.refunds.find(id);
    if (!refund || refund->state != State::declined) return false;
    if (books.refunds.times_in(id, State::declined) < declines_at_most) return false;
    auto const failed = moved(books, *refund, Event::give_up, now);
    books.refunds.release(failed, now);
    books.notices.refund_moved(failed, now);
    return true;
}

} // namespace etimbre::app::refund
