#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// Makes an order of a quote: 201 with the token that opens it. Keys of all clients without a certificate
/// share one space ("public"): a key is a secret of whoever drew it.
void post_order(Desk const& desk, Call call);

/// The order as it stands, with its stamps: for the bearer of its access token.
void get_order(Desk const& desk, Call call);

} // namespace etimbre::http::api
