#pragma once

#include "http/api/desk.hpp"
#include "http/server/router.hpp"

#include <vector>

namespace etimbre::web {

/// What not every house shows.
struct Offered {
    bool parts = false; ///< the page on which developers see what pages are made of
};

/// The pages of the public listener. `desk` must outlive the server that uses them.
std::vector<http::server::Route> page_routes(http::api::Desk const& desk, Offered offered = {});

} // namespace etimbre::web
