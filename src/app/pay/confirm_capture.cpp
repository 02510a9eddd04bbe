#include "app/pay/confirm_capture.hpp"

#include "domain/ledger/postings.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::pay {
namespace {

using domain::payment::Event;

Payment moved(Books& books, Payment const& payment, Event on, core::Instant now)
{
    auto next = books.payments.advance(payment, on, now);
    if (!next) throw std::logic_error{"money was found for a payment whose table forbids it"};
    return *std::move(next);
}

Payment pay_the_order(Books& books, Payment const& payment, core::Instant now)
{
    auto const order = books.orders.find(payment.order);
    if (!order) throw std::logic_error{"a payment without its order"};
    books.stamps.issue(*order, books.orders.units(order->id), "capture:" + payment.id.value, now);
    books.notices.stamps_ready(order->id, now);
    return moved(books, payment, Event::money_found, now);
}

/// Money that comes after its attempt has ended pays the order as long as the quote holds (it pays no stamp
/// at an old price); money of an attempt in progress pays it in any case.
bool may_pay(Books& books, Payment const& payment, core::Instant now)
{
    if (domain::payment::is_open(payment.state)) return true;
    auto const order = books.orders.find(payment.order);
    auto const quote = order ? books.quotes.find(order->quote) : std::nullopt;
    return quote && now < quote->expires_at;
}

Payment owe_it_back(Books& books, Payment const& payment, core::Instant now)
{
    books.reminders.undo(payment.id, now);
    return moved(books, payment, Event::surplus_found, now);
}

} // namespace

Payment confirm_capture(Books& books, Payment const& payment, core::Instant now)
{
    books.ledger.post(domain::ledger::capture(payment.id.value, payment.acquirer, payment.amount), now);
    bool const pays =
        may_pay(books, payment, now) && books.orders.mark_paid({payment.order, payment.id, now});
    return pays ? pay_the_order(books, payment, now) : owe_it_back(books, payment, now);
}

} // namespace etimbre::app::pay
