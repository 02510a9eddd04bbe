#include "app/pay/learn_status.hpp"

#include "app/pay/confirm_capture.hpp"
#include "app/pay/learn_names.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::pay {
namespace {

using domain::payment::Event;
using domain::payment::State;

bool allows(Payment const& payment, Event on)
{
    return domain::payment::next(payment.state, on).has_value();
}

Payment moved(Books& books, Payment const& payment, Event on, core::Instant now)
{
    auto next = books.payments.advance(payment, on, now);
    if (!next) throw std::logic_error{"an answer asked for a step that the payment's table forbids"};
    return *std::move(next);
}

Step freeze(Books& books, Payment const& payment, core::Instant now)
{
    if (!allows(payment, Event::mismatch_found)) return Step::nothing;
    moved(books, payment, Event::mismatch_found, now);
    return Step::tell_a_person;
}

Step release(Books& books, Payment const& payment, core::Instant now)
{
    moved(books, payment, Event::void_asked, now);
    books.reminders.undo(payment.id, now);
    return Step::nothing;
}

Step on_captured(Books& books, Payment const& payment, StatusAnswer const& answer, core::Instant now)
{
    if (answer.captured != payment.amount) return freeze(books, payment, now);
    if (allows(payment, Event::money_found)) confirm_capture(books, payment, now);
    return Step::nothing;
}

Step want_the_money(Books& books, Payment const& payment, core::Instant now)
{
    auto const authorised = moved(books, payment, Event::approval, now);
    if (books.orders.paid(payment.order)) return release(books, authorised, now);
    moved(books, authorised, Event::capture_asked, now);
    return Step::capture;
}

Step on_authorised(
    Books& books, Payment const& payment, StatusAnswer const& answer, int asked_before, core::Instant now
)
{
    if (answer.authorised != payment.amount) return freeze(books, payment, now);
    switch (payment.state) {
    case State::redirected:
    case State::expiring:
        return want_the_money(books, payment, now);
    case State::capturing:
    case State::unknown:
        if (books.orders.paid(payment.order)) return release(books, payment, now);
        return asked_before == 0 ? Step::ask_again : Step::capture;
    case State::expired:
    case State::failed:
    case State::cancelled:
        return release(books, payment, now);
    default:
        return Step::nothing;
    }
}

Step on_no_news(Books& books, Payment const& payment, int asked_before, core::Instant now)
{
    if (payment.state == State::capturing && asked_before >= questions_until_unknown)
        moved(books, payment, Event::no_answer, now);
    return Step::ask_again;
}

/// The acquirer holds nothing: an attempt whose time is over ends, any other may still bring a card.
Step on_no_money(Books& books, Payment const& payment, Event on, int asked_before, core::Instant now)
{
    bool const ends = payment.state != State::redirected && allows(payment, on);
    if (ends && (payment.state != State::unknown || asked_before > questions_until_unknown)) {
        moved(books, payment, on, now);
        return Step::look_later;
    }
    return on_no_news(books, payment, asked_before, now);
}

Step fold(
    Books& books, Payment const& payment, StatusAnswer const& answer, int asked_before, core::Instant now
)
{
    switch (answer.found) {
    case Found::captured:
        return on_captured(books, payment, answer, now);
    case Found::authorised:
        return on_authorised(books, payment, answer, asked_before, now);
    case Found::released:
        return on_no_money(books, payment, Event::released, asked_before, now);
    case Found::refused:
        return on_no_money(books, payment, Event::refusal_found, asked_before, now);
    case Found::nothing:
        return on_no_money(books, payment, Event::nothing_found, asked_before, now);
    case Found::pending:
    case Found::needs_reversal:
    case Found::unclear:
        return on_no_news(books, payment, asked_before, now);
    }
    return Step::ask_again;
}

constexpr bool at_rest(State state)
{
    switch (state) {
    case State::captured:
    case State::captured_late:
    case State::refunded:
    case State::conflicted:
    case State::voiding: // the undo job's business
    case State::refunding:
        return true;
    default:
        return false;
    }
}

constexpr bool ended_without_money(State state)
{
    return state == State::expired || state == State::failed || state == State::cancelled;
}

/// A refusal or a credit has names of its own, which no line about the sale has.
Payment with_names_of_its_sale(Payment const& payment, StatusAnswer const& answer)
{
    bool const is_sale = answer.found == Found::authorised || answer.found == Found::captured;
    return is_sale ? with_names(payment, answer.names) : payment;
}

} // namespace

Step learn_status(
    Books& books, core::PaymentId const& id, StatusAnswer const& answer, int asked_before, core::Instant now
)
{
    auto const payment = books.payments.find(id);
    if (!payment || at_rest(payment->state)) return Step::nothing;
    auto const step = fold(books, with_names_of_its_sale(*payment, answer), answer, asked_before, now);
    return ended_without_money(payment->state) && step == Step::ask_again ? Step::look_later : step;
}

void learn_silence(Books& books, core::PaymentId const& id, int asked_before, core::Instant now)
{
    if (auto const payment = books.payments.find(id)) on_no_news(books, *payment, asked_before, now);
}

void give_up_capture(Books& books, core::PaymentId const& id, core::Instant now)
{
    auto const payment = books.payments.find(id);
    if (payment && allows(*payment, Event::void_asked)) release(books, *payment, now);
}

} // namespace etimbre::app::pay
