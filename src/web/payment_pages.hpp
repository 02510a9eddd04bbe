#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/order_view.hpp"

namespace etimbre::web {

/// The attempt whose form the citizen has and may still post; null when there is none.
app::pay::Payment const* payable_attempt(http::api::OrderView const& view);

/// All of these are for whoever has the order's link (`?t=`): paying somebody's order and asking whether it
/// is paid harm nobody. Who has not the link sees one 404 page, whatever there is.

/// GET …/orders/{id}/pay: the signed form for the bank's page, one button, sent by itself where scripts run.
/// Without an open attempt 303 to the order's page.
void get_pay_page(http::api::Desk const& desk, http::api::Call call);

/// POST …/orders/{id}/pay: begins an attempt, or finds the one that is open, then 303 to the page above.
void post_pay(http::api::Desk const& desk, http::api::Call call);

/// POST …/orders/{id}/ask: "I paid and have no stamp". The bank is asked about the last attempt at once.
void post_ask(http::api::Desk const& desk, http::api::Call call);

/// GET …/orders/{id}/state: one line that changes when the order's page would say something else.
void get_order_state(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
