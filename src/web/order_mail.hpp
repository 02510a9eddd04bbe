#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"
#include "web/order_door.hpp"

#include <string>
#include <string_view>

namespace etimbre::web {

/// Enough of an address to know it again, and no more: "a…@example.org".
std::string veiled(std::string_view address);

/// How the last mail of a paid order fared, and a button that sends it again. Nothing where no mail is sent,
/// or the order is not paid.
std::string
mail_content(http::api::Desk const& desk, http::api::OrderView const& view, OrderDoor const& door);

/// POST …/orders/{id}/mail: the stamps go to the payer's address again, once in a while. For whoever has the
/// order's link; then 303 to the order's page.
void post_order_mail(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
