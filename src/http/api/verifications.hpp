#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

namespace etimbre::http::api {

/// As a check, for a post: also whether the stamp is bound to a document, and when and where it was used. A
/// stamp of another post is E_MISSION. Changes nothing.
void post_verification(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
