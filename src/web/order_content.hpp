#pragma once

#include "core/language.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"
#include "web/order_door.hpp"
#include "web/words.hpp"

#include <string>

namespace etimbre::web {

/// How the order stands, in one sentence and what follows from it.
Message const& message_of(http::api::OrderView const& view, core::Language language);

/// The message, what can be done, the order's reference and amount, and a card for each stamp.
std::string
order_content(http::api::Desk const& desk, http::api::OrderView const& view, OrderDoor const& door);

/// Where an order without money stands with its last attempt to pay.
enum class Paying { not_begun, brought_nothing, at_the_bank, under_way };
Paying paying_of(http::api::OrderView const& view);

/// One line that changes when the page would say something else: "unpaid redirected".
std::string order_state_line(http::api::OrderView const& view);

} // namespace etimbre::web
