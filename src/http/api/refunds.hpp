#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// A citizen gives unused stamps of an order back: 202, for the bearer of its access token.
void post_refund(Desk const& desk, Call call);

} // namespace etimbre::http::api
