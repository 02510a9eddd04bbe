#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

namespace etimbre::http::api {

/// GET /events: the feed of everything that happened, after the number that the reader has last. Each item
/// but for its hash is the text that the hash is over (docs/events.md).
void get_events(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
