#pragma once

#include "app/pay/ports.hpp"
#include "core/bytes.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::pay {

struct PlaceOrder {
    core::QuoteId quote;
    Payer payer;
    std::optional<std::string> holder_document; ///< canonical, "MAR|AB123456"; not kept
    core::Language language = core::Language::fr;
};

/// What an order needs from outside the books.
struct OrderTools {
    core::Entropy entropy;
    std::function<std::string()> draw_number; ///< a random stamp number, 16 digits
    /// With the key that is in force when the order is placed.
    std::function<HolderBinding(std::string_view number, std::string_view document, core::Instant ordered)>
        bind_holder;
};

struct PlacedOrder {
    Order order;
    bool paid = false; ///< true at once when nothing is due
};

/// Turns a quote into an order with one stamp-to-be per unit of quantity; an order that costs nothing is paid
/// by exemption and its stamps are issued in the same transaction. Refuses `not_found` (no such quote),
/// `quote_expired`, `quote_used`.
core::Result<PlacedOrder>
place_order(Books& books, PlaceOrder const& command, OrderTools const& tools, core::Instant now);

} // namespace etimbre::app::pay
