#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/parts: every part that pages are made of, for those who make them. Served only where the
/// configuration says so.
void get_parts_page(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
