#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// The acquirer's server tells how a card went. Always 200 text/plain with one of three exact texts, no
/// newline: "ACTION=POSTAUTH", "APPROVED", "FAILURE"; and never before the commit of what the answer
/// promises.
void post_callback(Desk const& desk, Call call);

/// The acquirer sends the browser back, by a cross-site post that changes nothing: 303 to the page of the
/// order. A form that the acquirer did not sign is answered 400.
void post_return(Desk const& desk, Call call);

} // namespace etimbre::http::api
