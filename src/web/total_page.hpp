#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/posts/{post}/total?PAS-EST=1: what the chosen services cost, in dirhams and in local
/// money. Keeps nothing: the price is fixed when it is ordered.
void get_total_page(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
