#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// The way into every page of one order: its link token.
namespace etimbre::web {

struct OrderDoor {
    core::Language language;
    core::OrderId id;
    std::string token; ///< the link token, as it came
};

/// Nothing where the answer was given: 404 for an unknown language or order and for a wrong token, one and
/// the same page; 429 for too many of them.
std::optional<OrderDoor> open_door(http::api::Desk const& desk, http::api::Call& call);

/// "/orders/9f…/pay?t=…", `step` being "" or "/pay".
std::string order_path(OrderDoor const& door, std::string_view step = "");
/// The same with the language before it.
std::string order_address(OrderDoor const& door, std::string_view step = "");

/// Reads the order, then gives the `answer` about it; the 404 page where there is none.
using OrderAnswer =
    std::move_only_function<http::server::Response(http::api::OrderView const&, OrderDoor const&)>;
void show_order(http::api::Desk const& desk, http::api::Call call, OrderDoor door, OrderAnswer answer);

} // namespace etimbre::web
