#pragma once

#include "http/server/arrival.hpp"
#include "http/server/line.hpp"
#include "http/server/pace.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <optional>

namespace etimbre::http::server {

enum class BodyEnd {
    whole,
    cut_off,  ///< the peer is gone, or late
    not_kept, ///< the disk did not take it
};

/// Reads the body of a request, telling who waits for it to go on: into memory, or into `request.spooled`.
Task<BodyEnd> read_body(Line& line, Pace::Rule pace, Arrival const& arrival, Request& request);

/// Asks a route that wants bodies in files for one, before anything of the body is read; its refusal, where
/// it wants none from this peer. @throws what the route throws where it has no file.
std::optional<Response> open_spool(Route const& route, Request& request);

} // namespace etimbre::http::server
