#pragma once

#include "http/server/response.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::http::server {

/// What the connection adds to a response.
struct Framing {
    std::string_view request_id;
    std::string_view date; ///< IMF-fixdate (RFC 9110, section 5.6.7)
    bool keep_alive = true;
    bool secure = true; ///< over TLS: HTTP Strict Transport Security
};

/// Appends status line and header fields with the empty line. Content-Length is that of the body, which is
/// not appended. Cache-Control (no-store), Content-Security-Policy (nothing) and Referrer-Policy are set
/// unless the response has its own.
///
/// Throws std::logic_error, before anything was appended, for a header field that a handler may not set or
/// whose name or value is not well-formed: a line break in it would be a second response.
void append_head(std::string& out, Response const& response, Framing const& framing);

/// Whether a response of that status never has a body (RFC 9110, section 6.4.1).
bool is_bodiless(unsigned status);

/// "Mon, 23 Nov 2026 20:29:10 GMT"
std::string http_date(std::int64_t unix_seconds);

} // namespace etimbre::http::server
