#pragma once

#include "http/server/head.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"
#include "http/server/router.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::http::server {

/// What is to be done with a request whose head has come.
struct Arrival {
    Route const* route = nullptr; ///< null: send `refusal`
    std::optional<Response> refusal{};
    std::uint64_t body_bytes = 0; ///< still to be read, unless refused
    bool expects_continue = false;
    bool keep_alive = false; ///< whether another request may follow on the connection
};

/// To whom a request may be addressed.
struct Addressed {
    std::vector<std::string> const& ours;
    std::string_view server_name; ///< for which the connection was made
};

/// Judges a head by `admit` and by whom it is addressed to, finds its route and its body's limits, and fills
/// in the request but for its body. A refusal before the body was read ends the connection, so that no body
/// is taken for a request.
Arrival receive(Head const& head, Addressed const& to, Router const& router, Request& request);

/// The answer to what is not even a head.
Response refuse_on_the_wire(ProblemKind const& kind, Request const& request);

} // namespace etimbre::http::server
