#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// One page to print, in the language of the order.
void get_stamp_pdf(Desk const& desk, Call call);
void get_stamp_svg(Desk const& desk, Call call);
void get_stamp_png(Desk const& desk, Call call);

} // namespace etimbre::http::api
