#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "web/status_board.hpp"

namespace etimbre::web {

/// GET /{language}/status: whether the service works, which part does not, and what follows for citizens.
/// Names nothing of how it is made; may be kept for five seconds.
void get_status_page(http::api::Desk const& desk, StatusBoard& board, http::api::Call call);

} // namespace etimbre::web
