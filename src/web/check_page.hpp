#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::web {

/// GET /{language}/check: anyone may check a stamp, by its number or the text of its code.
void get_check_page(http::api::Desk const& desk, http::api::Call call);

/// POST of that form. Tells what POST /api/v1/checks tells a stranger, under the same limits, and changes
/// nothing.
void post_check_page(http::api::Desk const& desk, http::api::Call call);

} // namespace etimbre::web
