#include "app/pay/place_order.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::pay {
namespace {

namespace fees = domain::fees;

/// Parts of one unit: a line's parts cover its whole quantity, and were made by multiplication.
fees::FeeParts parts_of_one(fees::QuotedLine const& line)
{
    auto const share = [&](core::Money whole) {
        return core::Money::of_minor(whole.minor() / line.quantity, whole.currency());
    };
    return {share(line.parts.receipt), share(line.parts.chancery), share(line.parts.service)};
}

/// The number's unique key decides; a taken number (about one in 4 million draws at 10 million stamps) is
/// redrawn.
void insert_with_free_number(
    Books& books, Order const& order, OrderUnit unit, PlaceOrder const& command, OrderTools const& tools
)
{
    constexpr int draws_at_most = 20;
    for (int draw = 0; draw < draws_at_most; ++draw) {
        unit.number = tools.draw_number();
        if (command.holder_document)
            unit.holder = tools.bind_holder(unit.number, *command.holder_document, order.created_at);
        if (books.orders.insert_unit(order.id, unit)) return;
    }
    throw std::runtime_error{"twenty stamp numbers in a row were taken: the random source repeats itself"};
}

void insert_units(
    Books& books,
    fees::Quote const& quote,
    Order const& order,
    PlaceOrder const& command,
    OrderTools const& tools
)
{
    int unit_no = 0;
    for (auto const& line : quote.lines)
        for (int i = 0; i < line.quantity; ++i) {
            OrderUnit unit{++unit_no, "", line.service, parts_of_one(line), std::nullopt};
            insert_with_free_number(books, order, std::move(unit), command, tools);
        }
}

void issue_exempt(Books& books, Order const& order, core::Instant now)
{
    if (!books.orders.mark_paid({order.id, std::nullopt, now}))
        throw std::runtime_error{"an order just made was paid already"};
    books.stamps.issue(order, books.orders.units(order.id), "exempt:" + order.id.value, now);
    books.notices.stamps_ready(order.id, now);
}

} // namespace

core::Result<PlacedOrder>
place_order(Books& books, PlaceOrder const& command, OrderTools const& tools, core::Instant now)
{
    auto const stored = books.quotes.find(command.quote);
    if (!stored) return core::refuse(core::Reason::not_found);
    if (now >= stored->expires_at)
        return core::refuse(core::Reason::quote_expired, "This quote has expired. Ask for a new one.");

    Order const order{
        core::draw<core::OrderTag>(tools.entropy),
        stored->id,
        stored->quote.mission,
        stored->quote.total,
        command.payer,
        command.language,
        now,
    };
    if (!books.orders.insert(order))
        return core::refuse(core::Reason::quote_used, "This quote has an order already.");
    insert_units(books, stored->quote, order, command, tools);

    bool const nothing_due = order.total.minor() == 0;
    if (nothing_due) issue_exempt(books, order, now);
    return PlacedOrder{order, nothing_due};
}

} // namespace etimbre::app::pay
