#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// The posts in the order of the catalogue. Query: `limit` (1 to 200, default 200), `cursor` (from
/// `next_cursor`), `q` (part of a code, country, name or city; case of ASCII letters does not matter).
void get_missions(Desk const& desk, Call call);

/// What the post sells today, all on one page. 404 for a code that is no mission.
void get_mission_services(Desk const& desk, Call call);

} // namespace etimbre::http::api
