#include "app/pay/start_payment.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::pay {
namespace {

/// Letters and digits only: the gateway refuses blanks and rewrites one word inside longer values.
std::string oid_of(core::PaymentId const& id)
{
    return "ET" + id.value;
}

Payment
new_attempt(Order const& order, std::string acquirer, int attempt, core::Entropy entropy, core::Instant now)
{
    auto id = core::draw<core::PaymentTag>(entropy);
    auto oid = oid_of(id);
    return {
        std::move(id),
        order.id,
        attempt,
        std::move(oid),
        std::move(acquirer),
        domain::payment::State::created,
        0,
        order.total,
        core::draw_id(entropy),
        now,
    };
}

Payment redirect(Books& books, Payment const& payment, PaymentTerms const& terms, core::Instant now)
{
    auto redirected = books.payments.advance(payment, domain::payment::Event::redirect, now);
    if (!redirected) throw std::logic_error{"a new payment could not be redirected"};
    books.reminders.ask_status(payment.id, now + terms.first_question);
    books.reminders.expire(payment.id, now + terms.time_to_pay);
    return *std::move(redirected);
}

} // namespace

core::Result<StartedPayment>
start_payment(Books& books, core::OrderId const& order_id, PaymentTerms const& terms, core::Instant now)
{
    auto order = books.orders.find(order_id);
    if (!order) return core::refuse(core::Reason::not_found);
    if (books.orders.paid(order_id))
        return core::refuse(core::Reason::order_paid, "This order is paid. Nothing more is due.");
    if (auto open = books.payments.open_of(order_id)) return StartedPayment{*order, *std::move(open), true};

    auto acquirer = terms.choose_acquirer(order->mission, now);
    if (!acquirer)
        return core::refuse(core::Reason::unavailable, "Nobody takes payments for this post now. Try later.");

    auto const attempts = static_cast<int>(books.payments.of_order(order_id).size());
    auto payment = new_attempt(*order, *std::move(acquirer), attempts + 1, terms.entropy, now);
    if (!books.payments.insert(payment))
        throw std::runtime_error{"the order's open place was taken meanwhile"};
    payment = redirect(books, payment, terms, now);
    return StartedPayment{*std::move(order), std::move(payment), false};
}

} // namespace etimbre::app::pay
