#include "http/server/response.hpp"

namespace etimbre::http::server {

Response json_response(unsigned status, std::string body)
{
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

Response text_response(unsigned status, std::string body)
{
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = std::move(body)};
}

} // namespace etimbre::http::server
