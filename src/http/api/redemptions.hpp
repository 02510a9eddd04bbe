#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

namespace etimbre::http::api {

/// Ends a stamp at the counter of the certificate, once: 201 with a signed receipt. Who comes second learns
/// when and where it was used: 409 E_REDEEMED.
void post_redemption(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
