#pragma once

#include "core/reason.hpp"
#include "http/server/response.hpp"

#include <string_view>

namespace etimbre::http::server {

/// What one kind of problem says: the same words each time, none of them taken from a request.
struct ProblemKind {
    unsigned status;
    std::string_view code;   ///< stable, "E_…"
    std::string_view title;  ///< the same for every problem of this kind (RFC 9457, section 3.1.3)
    std::string_view detail; ///< what the person may do about it

    friend constexpr bool operator==(ProblemKind, ProblemKind) = default;
};

/// The kind of problem that a refusal is.
ProblemKind const& kind_of(core::Reason reason);

Response problem(ProblemKind const& kind, std::string_view request_id);

/// What the edge itself refuses, before a handler is known. Each of them ends the connection.
namespace wire {

inline constexpr ProblemKind malformed{
    400,
    "E_REQUEST",
    "Not an HTTP/1.1 request",
    "The request line or a header field is not well-formed (RFC 9112)."
};
inline constexpr ProblemKind host{
    400,
    "E_HOST",
    "Host missing or not valid",
    "Send exactly one Host header field with a host name and, if needed, a port."
};
inline constexpr ProblemKind target{
    400,
    "E_TARGET",
    "Request target not valid",
    "Send a path that begins with '/', without a fragment and with well-formed percent escapes."
};
inline constexpr ProblemKind content_length{
    400,
    "E_CONTENT_LENGTH",
    "Content-Length not valid",
    "Send one Content-Length header field with a whole number of bytes."
};
inline constexpr ProblemKind body_unexpected{
    400, "E_BODY", "A body is not expected here", "This method takes no body; send it without one."
};
inline constexpr ProblemKind certificate{
    403,
    "E_CERTIFICATE",
    "The client certificate no longer holds",
    "It was revoked or is over since the connection was made; connect with one that holds."
};
inline constexpr ProblemKind method{
    405, "E_METHOD", "Method not allowed", "Use one of the methods named in the Allow header field."
};
inline constexpr ProblemKind timeout{
    408,
    "E_TIMEOUT",
    "The request took too long to arrive",
    "Send the whole request without a pause; try again on a better connection."
};
inline constexpr ProblemKind length_required{
    411,
    "E_LENGTH_REQUIRED",
    "Content-Length required",
    "Transfer-Encoding is not accepted; send the body with a Content-Length header field."
};
inline constexpr ProblemKind target_too_long{
    414, "E_TARGET_TOO_LONG", "Request target too long", "Send a path with query of at most 2,048 bytes."
};
inline constexpr ProblemKind expectation{
    417, "E_EXPECTATION", "Expectation not met", "The only expectation that is understood is 100-continue."
};
inline constexpr ProblemKind misdirected{
    421,
    "E_MISDIRECTED",
    "Not addressed to this service",
    "Host must be the name of this service, and the same as in the TLS handshake."
};
inline constexpr ProblemKind header_too_large{
    431, "E_HEADER_TOO_LARGE", "Header too large", "Send fewer or shorter header fields."
};
inline constexpr ProblemKind internal{
    500,
    "E_INTERNAL",
    "Something went wrong on our side",
    "Nothing is wrong with the request. Try again; if it goes on, tell us the request_id."
};
inline constexpr ProblemKind http_version{
    505, "E_HTTP_VERSION", "HTTP version not supported", "Use HTTP/1.1."
};

} // namespace wire
} // namespace etimbre::http::server
