#pragma once

#include "http/api/desk.hpp"
#include "http/server/router.hpp"

#include <vector>

namespace etimbre::web {

/// The pages of the public listener. `desk` must outlive the server that uses them.
std::vector<http::server::Route> page_routes(http::api::Desk const& desk);

} // namespace etimbre::web
