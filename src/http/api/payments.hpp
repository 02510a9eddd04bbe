#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// Starts one attempt to pay the order, body {}: 201 with the signed form for the acquirer's hosted page.
/// While an attempt is open: 409 E_PAYMENT_OPEN with its `payment_id` and `redirect`, because people come
/// back.
void post_payment(Desk const& desk, Call call);

} // namespace etimbre::http::api
