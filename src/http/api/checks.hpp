#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// Says whether a stamp is genuine and how it stands, for anybody. Changes nothing. By number it says less,
/// and each address may ask only so often (429 E_RATE); a number that cannot be one is answered without being
/// counted.
void post_check(Desk const& desk, Call call);

} // namespace etimbre::http::api
