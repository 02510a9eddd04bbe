#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/orders/{id}/return?t=: which unused stamps can be given back, and what comes of it.
void get_return_page(http::api::Desk const& desk, http::api::Call call);

/// POST of that form: voids the chosen stamps and owes their money to the card, then 303 to the order's page.
/// The link alone is not enough, for it is passed around with stamps: the order's e-mail address must be
/// known too. The same form sent twice is one refund.
void post_return_page(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
