#include "adapters/store/events.hpp"

#include "domain/feed/data.hpp"
#include "domain/payment/state.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace etimbre::adapters::store {
namespace {

using domain::feed::Data;
using domain::feed::Event;
using domain::feed::Type;
using domain::payment::State;

std::optional<Type> type_of(State state)
{
    switch (state) {
    case State::captured:
    case State::captured_late:
    case State::refunding: // captured, and no order needs it
        return Type::payment_captured;
    case State::refunded:
        return Type::payment_refunded;
    default:
        return std::nullopt;
    }
}

std::optional<Type> type_of(app::refund::Refund const& refund)
{
    if (refund.state == domain::refund::State::succeeded) return Type::refund_succeeded;
    if (refund.state == domain::refund::State::failed) return Type::refund_failed;
    return refund.sequence == 0 ? std::optional{Type::refund_requested} : std::nullopt;
}

std::optional<std::string> text_of(std::optional<core::PaymentId> const& payment)
{
    return payment ? std::optional{payment->value} : std::nullopt;
}

} // namespace

std::optional<Event> event_of(app::pay::Payment const& payment, core::Instant at)
{
    auto const type = type_of(payment.state);
    if (!type) return std::nullopt;
    Data data;
    data.text("payment_id", std::string_view{payment.id.value})
        .text("order_id", std::string_view{payment.order.value})
        .text("oid", std::string_view{payment.oid})
        .text("acquirer", std::string_view{payment.acquirer})
        .money("amount", payment.amount);
    return Event{*type, payment.id.value, "", at, std::move(data).take()};
}

Event event_of(app::pay::OrderPaid const& paid)
{
    Data data;
    data.text("order_id", std::string_view{paid.order.value}).text("payment_id", text_of(paid.payment));
    return {Type::order_paid, paid.order.value, "", paid.at, std::move(data).take()};
}

Event event_of(app::stamp::StampRow const& stamp)
{
    Data data;
    data.text("number", std::string_view{stamp.number})
        .text("order_id", std::string_view{stamp.order.value})
        .text("mission", std::string_view{stamp.mission})
        .text("service", std::string_view{stamp.service})
        .number("index", stamp.index)
        .money("total", stamp.total);
    return {
        Type::stamp_issued,
        stamp.number,
        stamp.mission,
        core::instant_of_unix(stamp.issued_at),
        std::move(data).take(),
    };
}

Event event_of(app::stamp::StampEnd const& end)
{
    bool const redeemed = end.kind == app::stamp::EndKind::redeemed;
    Data data;
    data.text("number", std::string_view{end.number}).text("mission", std::string_view{end.mission});
    if (redeemed) data.text("counter", std::string_view{end.counter});
    data.text(redeemed ? "redemption_id" : "void_id", std::string_view{end.id});
    return {
        redeemed ? Type::stamp_redeemed : Type::stamp_voided,
        end.number,
        end.mission,
        end.at,
        std::move(data).take(),
    };
}

std::optional<Event> event_of(app::refund::Refund const& refund)
{
    auto const type = type_of(refund);
    if (!type) return std::nullopt;
    Data data;
    data.text("refund_id", std::string_view{refund.id.value})
        .text("order_id", std::string_view{refund.order.value})
        .text("payment_id", text_of(refund.payment))
        .money("amount", refund.amount)
        .money("fee", refund.fee);
    return Event{*type, refund.id.value, "", refund.moved_at, std::move(data).take()};
}

} // namespace etimbre::adapters::store
