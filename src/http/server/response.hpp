#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// One answer. The server adds X-Request-Id, the security headers and Content-Length.
struct Response {
    unsigned status = 200;
    std::string content_type; ///< empty only with an empty body
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers{}; ///< further ones, such as Location
};

/// Takes the answer, from any thread, exactly once. An answer dropped without a call ends the request with
/// 500.
using Answer = std::move_only_function<void(Response)>;

Response json_response(unsigned status, std::string body);
Response text_response(unsigned status, std::string body);

} // namespace etimbre::http::server
