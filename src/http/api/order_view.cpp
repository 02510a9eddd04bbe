#include "http/api/order_view.hpp"

#include "app/pay/order_state.hpp"
#include "domain/payment/state.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace etimbre::http::api {
namespace {

bool is_voided(app::stamp::StampState const& stamp)
{
    return stamp.end && stamp.end->kind == app::stamp::EndKind::voided;
}

std::vector<RefundView> refunds_of(app::work::Unit& unit, core::OrderId const& id)
{
    std::vector<RefundView> views;
    for (auto& refund : unit.refund.refunds.of_order(id)) {
        auto lines = unit.refund.refunds.lines(refund.id);
        views.push_back({std::move(refund), std::move(lines)});
    }
    return views;
}

bool is_open(app::pay::Payment const& payment)
{
    return domain::payment::is_open(payment.state);
}

} // namespace

std::string_view OrderView::state() const
{
    return app::pay::order_state({
        .paid = paid,
        .stamps = stamps.size(),
        .voided = static_cast<std::size_t>(std::ranges::count_if(stamps, is_voided)),
        .payable = at < quote.expires_at || std::ranges::any_of(payments, is_open),
    });
}

std::optional<OrderView> read_order(app::work::Unit& unit, core::OrderId const& id, core::Instant now)
{
    auto order = unit.pay.orders.find(id);
    if (!order) return std::nullopt;
    auto quote = unit.pay.quotes.find(order->quote);
    if (!quote) throw std::logic_error{"an order without its quote"};
    return OrderView{
        *std::move(order),
        *std::move(quote),
        unit.pay.payments.of_order(id),
        unit.stamp.stamps.of_order(id),
        refunds_of(unit, id),
        unit.pay.orders.paid(id).has_value(),
        now,
    };
}

} // namespace etimbre::http::api
