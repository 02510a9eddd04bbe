#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::http::server {

class SpooledBody; // http/server/spooled_body.hpp

/// Who is at the other end of the connection.
struct Peer {
    std::string address;  ///< textual IP address, without port
    std::string identity; ///< URI of the client certificate's subjectAltName, empty without a certificate
};

/// One request, its target decoded and split; header names in lower case.
struct Request {
    std::string method; ///< "GET", "POST", …
    std::string path;   ///< "/api/v1/orders/9f…": no query, percent-decoding not applied
    std::vector<std::pair<std::string, std::string>> query; ///< decoded
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<SpooledBody> spooled{}; ///< in place of `body`, for a route that wants a file
    std::string request_id;                 ///< also the X-Request-Id of the answer
    Peer peer;
    std::vector<std::pair<std::string, std::string>> parameters; ///< what the route's {names} matched

    /// The first header of that lower-case name, or empty.
    std::string_view header(std::string_view name) const;
    /// The header of that lower-case name where it stands once; empty where it is missing or stands twice,
    /// for two programs could then read two things.
    std::string_view single_header(std::string_view name) const;
    /// What {name} of the route matched; empty if the route has no such name.
    std::string_view parameter(std::string_view name) const;
    std::string_view query_value(std::string_view name) const;
};

} // namespace etimbre::http::server
