#pragma once

#include "http/api/desk.hpp"
#include "http/server/router.hpp"

namespace etimbre::http::api {

/// What comes before everything that citizens and partners ask: no address may ask without end. Else 429
/// E_RATE.
server::Handler limited(Desk const& desk, server::Handler handler);

} // namespace etimbre::http::api
