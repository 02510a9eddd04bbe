#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// The process answers: 200 "ok".
void get_health(Desk const& desk, Call call);

/// The service can do its work: both lanes answer from the database, a key is there to sign with, and it is
/// not ending. 200 {"ready":true,"reasons":[],"warnings":[]}, otherwise 503 with the reasons. Warnings are
/// what concerns a part of its work only, such as certificates: selling does not stop for a counter's list.
void get_readiness(Desk const& desk, Call call);

} // namespace etimbre::http::api
