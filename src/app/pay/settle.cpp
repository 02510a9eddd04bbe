#include "app/pay/settle.hpp"

#include "app/pay/learn_status.hpp"
#include "domain/ledger/postings.hpp"

#include <algorithm>
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
    at.transactions.run([&](Books& books) { payment = books.payments.find(id); });
    return payment;
}

Step learn(Settlement const& at, core::PaymentId const& id, StatusAnswer const& answer, int attempts)
{
    auto step = Step::nothing;
    at.transactions.run([&](Books& books) { step = learn_status(books, id, answer, attempts, at.clock()); });
    return step;
}

void move(Settlement const& at, core::PaymentId const& id, State from, Event on)
{
    at.transactions.run([&](Books& books) {
        auto const payment = books.payments.find(id);
        if (!payment || payment->state != from) return;
        auto const now = at.clock();
        if (on == Event::surplus_found)
            books.ledger.post(domain::ledger::capture(id.value, payment->acquirer, payment->amount), now);
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

/// One step of an undo, decided by what the acquirer says. True when it is over.
bool undo_step(Settlement const& at, Payment const& payment, StatusAnswer const& answer)
{
    bool const gone = answer.found == Found::released || answer.found == Found::nothing;
    if (payment.state == State::refunding) {
        if (gone)
            move(at, payment.id, State::refunding, Event::given_back);
        else
            send_back(acquirer_of(at, payment), payment);
        return gone;
    }
    if (gone || answer.found == Found::refused) {
        move(at, payment.id, State::voiding, Event::released);
        return true;
    }
    if (answer.found == Found::captured)
        move(at, payment.id, State::voiding, Event::surplus_found);
    else
        acquirer_of(at, payment).release(payment.oid);
    return false;
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
    auto const answer = acquirer_of(at, *payment).ask_status(payment->oid);
    auto const step = learn(at, id, answer, attempts);
    if (step == Step::nothing) return std::nullopt;
    if (step == Step::ask_again) return at.clock() + pause_after(attempts, at.longest_pause);
    acquirer_of(at, *payment).capture(payment->oid, payment->amount);
    return at.clock() + (attempts < 2 ? std::chrono::seconds{0} : pause_after(attempts, at.longest_pause));
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
