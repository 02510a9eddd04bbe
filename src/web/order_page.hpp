#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/orders/{id}?t=: how the order stands, and its stamps, for whoever has the link. While no
/// money has come the page refreshes by itself. An unknown language or order and a wrong token are one and
/// the same 404 page.
void get_order_page(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
