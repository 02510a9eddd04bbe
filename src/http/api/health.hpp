#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// The process answers: 200 "ok".
void get_health(Desk const& desk, Call call);

/// The service can do its work: both lanes answer from the database and a key is there to sign with. 200
/// {"ready":true,"reasons":[]}, otherwise 503 with the reasons.
void get_readiness(Desk const& desk, Call call);

} // namespace etimbre::http::api
