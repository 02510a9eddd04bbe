#pragma once

#include "http/server/form.hpp"
#include "http/server/head.hpp"
#include "http/server/router.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::http::server {

inline constexpr std::size_t target_bytes_max = 2048;
inline constexpr std::string_view allowed_methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/// What a head that may pass has said.
struct Admission {
    std::string host{}; ///< as it was sent, with its port
    std::string path{};
    FormFields query{};
    std::uint64_t body_bytes = 0;
    bool expects_continue = false;
};

/// Lets a head pass only if nobody between the client and us could read it differently (request smuggling).
/// Refuses
/// - any Transfer-Encoding (411: a body has a Content-Length here, so that chunked code is never run),
/// - a second or not well-formed Content-Length, a body with GET, HEAD, DELETE or OPTIONS,
/// - no Host, two, or one that is not valid (RFC 9112, section 3.2),
/// - methods outside `allowed_methods` (405), TRACE and CONNECT among them,
/// - a target that is not in origin form ("/path?query"), holds a fragment, or is longer than
/// `target_bytes_max`,
/// - an expectation other than 100-continue.
/// Upgrade is ignored, as RFC 9110, section 7.8 allows.
Admitted<Admission> admit(Head const& head);

/// Whether a body of that size and type may be sent to the route: `too_large`, `media_type` (another type, or
/// a Content-Encoding), or null.
ProblemKind const* refused_body(Route const& route, Head const& head, std::uint64_t body_bytes);

} // namespace etimbre::http::server
