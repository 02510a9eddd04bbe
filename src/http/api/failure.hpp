#pragma once

#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <exception>

namespace etimbre::http::api {

/// What broke goes to the log, none of it into an answer. A full lane is not logged: in a rush there are
/// thousands.
void log_failure(std::exception_ptr const& failure, server::Request const& request);

/// Logs, and answers: a full lane and whatever stands outside the program (database, key, file, which throw
/// std::runtime_error) may be better soon: 503 E_UNAVAILABLE with Retry-After. Everything else is a fault of
/// the program: 500 E_INTERNAL.
server::Response failure_response(std::exception_ptr const& failure, server::Request const& request);

} // namespace etimbre::http::api
