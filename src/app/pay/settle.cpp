#include "app/pay/settle.hpp"

#include "app/pay/confirm_capture.hpp"
#include "app/pay/learn_status.hpp"
#include "domain/ledger/postings.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

namespace etimbre::app::pay {
namespace {

using domain::payment::Event;
using domain::payment::State;

Acquirer& acquirer_of(Settlement const& at, Payment const& payment)
{
    return at.acquirers.of(payment.acquirer);
}

std::optional<Payment> read(Settlement const& at, core::PaymentId const& id)
{
    std::optional<Payment> payment;
    at.reads.run([&](Books& books) { payment = books.payments.find(id); });
    return payment;
}

Step learn(Settlement const& at, core::PaymentId const& id, StatusAnswer const& answer, int attempts)
{
    auto step = Step::nothing;
    at.transactions.run([&](Books& books) { step = learn_status(books, id, answer, attempts, at.clock()); });
    return step;
}

/// How the acquirer says it stands. Silence is noted before it is passed on.
StatusAnswer asked(Settlement const& at, Payment const& payment, int attempts)
{
    try {
        return acquirer_of(at, payment).ask_status(payment.oid);
    } catch (std::exception const&) {
        at.transactions.run([&](Books& books) { learn_silence(books, payment.id, attempts, at.clock()); });
        throw;
    }
}

/// Moves the payment unless it has moved already.
void move(Settlement const& at, core::PaymentId const& id, State from, Event on)
{
    at.transactions.run([&](Books& books) {
        auto const payment = books.payments.find(id);
        if (!payment || payment->state != from) return;
        auto const now = at.clock();
        if (on == Event::given_back)
            books.ledger.post(domain::ledger::give_back(id.value, payment->acquirer, payment->amount), now);
        if (!books.payments.advance(*payment, on, now))
            throw std::logic_error{"an undo that the table forbids"};
    });
}

/// Void works until the acquirer's day closes, Credit after it; which it is, only the acquirer knows.
void send_back(Acquirer& acquirer, Payment const& payment)
{
    if (!acquirer.release(payment.oid)) acquirer.give_back(payment.oid, payment.amount);
}

/// Captured money is given back when the acquirer says so in so many words: no record is no proof of it.
bool refund_step(Settlement const& at, Payment const& payment, StatusAnswer const& answer)
{
    bool const given_back = answer.found == Found::released;
    if (given_back)
        move(at, payment.id, State::refunding, Event::given_back);
    else
        send_back(acquirer_of(at, payment), payment);
    return given_back;
}

/// What was to be released has been captured: it pays the order if nothing else has, or goes back. True when
/// nothing more is owed.
bool honour_or_refund(Settlement const& at, core::PaymentId const& id)
{
    bool refunds = false;
    at.transactions.run([&](Books& books) {
        refunds = false; // it may run again
        auto const payment = books.payments.find(id);
        if (!payment || payment->state != State::voiding) return;
        refunds = confirm_capture(books, *payment, at.clock()).state == State::refunding;
    });
    return !refunds;
}

bool void_step(Settlement const& at, Payment const& payment, StatusAnswer const& answer)
{
    switch (answer.found) {
    case Found::released:
    case Found::nothing:
    case Found::refused:
        move(at, payment.id, State::voiding, Event::released);
        return true;
    case Found::captured:
        if (answer.captured == payment.amount) return honour_or_refund(at, payment.id);
        move(at, payment.id, State::voiding, Event::mismatch_found);
        at.tell_a_person(payment.id);
        return true;
    default:
        acquirer_of(at, payment).release(payment.oid);
        return false;
    }
}

/// One step of an undo, decided by what the acquirer says. True when it is over.
bool undo_step(Settlement const& at, Payment const& payment, StatusAnswer const& answer)
{
    return payment.state == State::refunding ? refund_step(at, payment, answer)
                                             : void_step(at, payment, answer);
}

/// Asks for authorised money. A bank that declines again and again does not keep the citizen from paying
/// otherwise: the authorisation is released then.
Again take_the_money(Settlement const& at, Payment const& payment, int attempts)
{
    bool const accepted = acquirer_of(at, payment).capture(payment.oid, payment.amount);
    if (accepted || attempts < captures_at_most)
        return at.clock() +
               (attempts < 2 ? std::chrono::seconds{0} : pause_after(attempts, at.longest_pause));
    at.transactions.run([&](Books& books) { give_up_capture(books, payment.id, at.clock()); });
    return std::nullopt;
}

/// Once more when the last page is dead. The moment hangs on the attempt's start alone, so that neither a
/// kill nor another worker between the end and its postponed question can lose it.
Again last_look(Settlement const& at, Payment const& payment)
{
    auto const moment = payment.created_at + at.pages_die_after;
    return at.clock() < moment ? Again{moment} : std::nullopt;
}

} // namespace

std::chrono::seconds pause_after(int attempts, std::chrono::seconds longest)
{
    constexpr int doublings_at_most = 20;
    return std::min(std::chrono::seconds{1LL << std::clamp(attempts, 0, doublings_at_most)}, longest);
}

Again settle_status(Settlement const& at, core::PaymentId const& id, int attempts)
{
    auto const payment = read(at, id);
    if (!payment) return std::nullopt;
    switch (learn(at, id, asked(at, *payment, attempts), attempts)) {
    case Step::nothing:
        return std::nullopt;
    case Step::ask_again:
        return at.clock() + pause_after(attempts, at.longest_pause);
    case Step::capture:
        return take_the_money(at, *payment, attempts);
    case Step::look_later:
        return last_look(at, *payment);
    case Step::tell_a_person:
        at.tell_a_person(id);
        return std::nullopt;
    }
    return std::nullopt;
}

Again settle_expiry(Settlement const& at, core::PaymentId const& id)
{
    at.transactions.run([&](Books& books) {
        auto const payment = books.payments.find(id);
        if (!payment || payment->state != State::redirected) return;
        auto const now = at.clock();
        if (!books.payments.advance(*payment, Event::expire_asked, now))
            throw std::logic_error{"a redirected payment that cannot expire"};
        books.reminders.ask_status(id, now);
    });
    return std::nullopt;
}

Again settle_undo(Settlement const& at, core::PaymentId const& id, int attempts)
{
    auto const payment = read(at, id);
    if (!payment || (payment->state != State::voiding && payment->state != State::refunding))
        return std::nullopt;
    auto const answer = acquirer_of(at, *payment).ask_status(payment->oid);
    if (undo_step(at, *payment, answer)) return std::nullopt;
    return at.clock() + (attempts < 2 ? std::chrono::seconds{0} : pause_after(attempts, at.longest_pause));
}

} // namespace etimbre::app::pay
