#include "app/pay/note_callback.hpp"

#include "app/pay/learn_names.hpp"

#include <stdexcept>
#include <string>

namespace etimbre::app::pay {
namespace {

using domain::payment::Event;
using domain::payment::State;

Payment moved(Books& books, Payment const& payment, Event on, core::Instant now)
{
    auto next = books.payments.advance(payment, on, now);
    if (!next) throw std::logic_error{"a callback asked for a step that the payment's table forbids"};
    return *std::move(next);
}

bool somebody_else_paid(Books& books, Payment const& payment)
{
    auto const paid = books.orders.paid(payment.order);
    return paid && paid->payment != payment.id;
}

/// The authorisation is of no use: it is released, or given back should it have been captured.
CallbackAnswer release(Books& books, Payment const& payment, core::Instant now)
{
    moved(books, payment, Event::void_asked, now);
    books.reminders.undo(payment.id, now);
    return CallbackAnswer::approved;
}

CallbackAnswer capture(Books& books, Payment const& payment, core::Instant now)
{
    auto const authorised = moved(books, payment, Event::approval, now);
    if (somebody_else_paid(books, payment)) return release(books, authorised, now);
    moved(books, authorised, Event::capture_asked, now);
    books.reminders.ask_status(payment.id, now);
    return CallbackAnswer::post_auth;
}

/// Where no step follows that would write them.
void keep_names(Books& books, Payment const& payment)
{
    if (payment.names_are_new) books.payments.keep_names(payment);
}

CallbackAnswer approval(Books& books, Payment const& payment, core::Instant now)
{
    switch (payment.state) {
    case State::redirected:
    case State::expiring:
        return capture(books, payment, now);
    case State::capturing:
    case State::unknown:
    case State::captured:
    case State::captured_late:
        keep_names(books, payment);
        return CallbackAnswer::post_auth; // said again, answered again, nothing moved
    case State::expired:
    case State::failed:
        return release(books, payment, now);
    default:
        keep_names(books, payment);
        books.reminders.ask_status(payment.id, now);
        return CallbackAnswer::approved;
    }
}

CallbackAnswer answer_to(Books& books, Callback const& callback, core::Instant now)
{
    auto const payment = books.payments.find_by_oid(callback.oid);
    if (!payment) return CallbackAnswer::failure;
    if (callback.acquirer != payment->acquirer || callback.amount != payment->amount) {
        books.reminders.ask_status(payment->id, now);
        return CallbackAnswer::failure;
    }
    if (!callback.approved) return CallbackAnswer::approved;
    return approval(books, with_names(*payment, {callback.transaction_id, callback.auth_code}), now);
}

} // namespace

CallbackAnswer
note_callback(Books& books, Callback const& callback, std::string_view digest, core::Instant now)
{
    auto const answer = answer_to(books, callback, now);
    books.inbox.note({
        std::string{digest},
        callback.oid,
        callback.return_code,
        callback.transaction_id,
        std::string{text_of(answer)},
        now,
    });
    return answer;
}

} // namespace etimbre::app::pay
