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

/// Where a handler gives its answer, from any thread, exactly once. Dropped before that, it ends the request
/// with 500.
class Answer {
public:
    using Make = std::move_only_function<Response()>;

    explicit Answer(std::move_only_function<void(Make)> give) : give_{std::move(give)} {}

    void operator()(Response response)
    {
        made_by([response = std::move(response)]() mutable { return std::move(response); });
    }
    /// The answer is made on the thread of its connection, which spares the thread that calls this. `make`
    /// may not throw; it may never be called.
    void made_by(Make make) { give_(std::move(make)); }

private:
    std::move_only_function<void(Make)> give_;
};

Response json_response(unsigned status, std::string body);
Response text_response(unsigned status, std::string body);

} // namespace etimbre::http::server
