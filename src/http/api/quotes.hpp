#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// Prices what somebody wants at a post and keeps the quote: 201. A refused line is named in `errors`.
void post_quote(Desk const& desk, Call call);

} // namespace etimbre::http::api
