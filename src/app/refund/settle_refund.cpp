#include "app/refund/settle_refund.hpp"

#include "app/refund/learn_refund.hpp"

#include <exception>
#include <optional>
#include <utility>

namespace etimbre::app::refund {
namespace {

using domain::refund::Event;
using domain::refund::State;
using pay::Again;

/// How soon to look again whether another refund has left its payment's place.
constexpr std::chrono::seconds while_another_is_there{1};

struct Errand {
    Refund refund;
    pay::Payment payment;
    core::Money before; ///< what had gone back when this one took its place
};

std::optional<Refund> read(RefundSettlement const& at, core::RefundId const& id)
{
    std::optional<Refund> refund;
    at.reads.run([&](Books& books) { refund = books.refunds.find(id); });
    return refund;
}

std::optional<Errand> errand_of(Books& books, Refund refund)
{
    auto payment = refund.payment ? books.payments.find(*refund.payment) : std::nullopt;
    if (!payment) return std::nullopt;
    auto const before = books.refunds.given_back(payment->id, payment->amount.currency());
    return Errand{std::move(refund), *std::move(payment), before};
}

/// The errand of a refund that has its place; nothing where another one holds it.
std::optional<Errand> set_out(RefundSettlement const& at, core::RefundId const& id)
{
    std::optional<Errand> errand;
    at.transactions.run([&](Books& books) {
        errand.reset(); // it may run again
        if (auto refund = begin_sending(books, id, at.clock())) errand = errand_of(books, *std::move(refund));
    });
    return errand;
}

std::optional<Errand> errand_under_way(RefundSettlement const& at, Refund const& refund)
{
    std::optional<Errand> errand;
    at.transactions.run([&](Books& books) { errand = errand_of(books, refund); });
    return errand;
}

State move(RefundSettlement const& at, Errand const& errand, Event on)
{
    auto state = errand.refund.state;
    at.transactions.run([&](Books& books) { state = move_refund(books, errand.refund, on, at.clock()); });
    return state;
}

pay::Acquirer& acquirer_of(RefundSettlement const& at, Errand const& errand)
{
    return at.acquirers.of(errand.payment.acquirer);
}

Sight sight_of(Errand const& errand, pay::MoneyHistory const& history)
{
    return compare(history, {errand.before, errand.refund.amount, errand.payment.amount});
}

/// Void works until the acquirer's day closes, and only for all of it; which it is, only the acquirer knows.
bool give_back(pay::Acquirer& acquirer, Errand const& errand)
{
    bool const is_all = errand.refund.amount == errand.payment.amount;
    if (is_all && acquirer.release(errand.payment.oid)) return true;
    return acquirer.give_back(errand.payment.oid, errand.refund.amount);
}

Again later(RefundSettlement const& at, int attempts)
{
    return at.clock() + pay::pause_after(attempts, at.longest_pause);
}

/// Tells the acquirer. An answer that is lost leaves the refund `unknown`.
State tell(RefundSettlement const& at, Errand const& errand)
{
    bool accepted = false;
    try {
        accepted = give_back(acquirer_of(at, errand), errand);
    } catch (std::exception const&) {
        move(at, errand, Event::no_answer);
        throw;
    }
    return move(at, errand, accepted ? Event::accept : Event::decline);
}

/// The history before the call; a question without an answer means that nothing was sent.
pay::MoneyHistory history_before(RefundSettlement const& at, Errand const& errand)
{
    try {
        return acquirer_of(at, errand).ask_history(errand.payment.oid);
    } catch (std::exception const&) {
        move(at, errand, Event::not_sent);
        throw;
    }
}

Again after_decline(RefundSettlement const& at, core::RefundId const& id, int attempts)
{
    bool failed = false;
    at.transactions.run([&](Books& books) {
        failed = give_up_if_hopeless(books, id, at.declines_at_most, at.clock());
    });
    if (!failed) return later(at, attempts);
    at.tell_a_person(id, State::failed);
    return std::nullopt;
}

Again send(RefundSettlement const& at, core::RefundId const& id, int attempts)
{
    auto const errand = set_out(at, id);
    if (!errand) return at.clock() + while_another_is_there;
    switch (sight_of(*errand, history_before(at, *errand))) {
    case Sight::carried_out:
        move(at, *errand, Event::given_back);
        return std::nullopt;
    case Sight::not_yet:
        if (tell(at, *errand) == State::declined) return after_decline(at, id, attempts);
        return at.clock();
    case Sight::unclear:
        move(at, *errand, Event::not_sent);
        return later(at, attempts);
    case Sight::strange:
        move(at, *errand, Event::not_sent);
        at.tell_a_person(id, State::unknown);
        return at.clock() + at.longest_pause;
    }
    return std::nullopt;
}

/// Nothing to be seen of it. What may still be on its way is waited for; what was accepted is not sent again
/// but after it has become unknown, and as long again after that.
Again on_nothing(RefundSettlement const& at, Errand const& errand, int attempts)
{
    auto const& refund = errand.refund;
    if (at.clock() < refund.moved_at + at.resend_after) return later(at, attempts);
    move(at, errand, refund.state == State::submitted ? Event::no_answer : Event::not_sent);
    return at.clock();
}

Again look(RefundSettlement const& at, Refund const& refund, int attempts)
{
    auto const errand = errand_under_way(at, refund);
    if (!errand) return std::nullopt;
    switch (sight_of(*errand, acquirer_of(at, *errand).ask_history(errand->payment.oid))) {
    case Sight::carried_out:
        move(at, *errand, Event::given_back);
        return std::nullopt;
    case Sight::not_yet:
        return on_nothing(at, *errand, attempts);
    case Sight::unclear:
        return later(at, attempts);
    case Sight::strange:
        at.tell_a_person(refund.id, State::unknown);
        return at.clock() + at.longest_pause;
    }
    return std::nullopt;
}

} // namespace

Again settle_refund(RefundSettlement const& at, core::RefundId const& id, int attempts)
{
    auto const refund = read(at, id);
    if (!refund || domain::refund::is_over(refund->state)) return std::nullopt;
    if (refund->state == State::awaiting_approval) return std::nullopt; // its approval owes it anew
    if (domain::refund::is_with_the_acquirer(refund->state)) return look(at, *refund, attempts);
    return send(at, id, attempts);
}

} // namespace etimbre::app::refund
