#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

namespace etimbre::http::api {

/// An officer takes a stamp of the officer's post back: 201, with the refund that comes of it. Who comes
/// after a redemption learns when and where it was: 409 E_REDEEMED.
void post_void(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
