#pragma once

#include "http/api/desk.hpp"
#include "http/server/router.hpp"

#include <vector>

/// The routes of the three listeners (schemas/openapi.yaml). `desk` must outlive the servers that use them.
namespace etimbre::http::api {

/// Citizens, the acquirer, anybody.
std::vector<server::Route> public_routes(Desk const& desk);

/// Posts, by client certificate. A certificate whose role may not use the route: 403 E_ROLE before anything
/// of the request is read.
std::vector<server::Route> partner_routes(Desk const& desk);

/// The operator.
std::vector<server::Route> ops_routes(Desk const& desk);

} // namespace etimbre::http::api
