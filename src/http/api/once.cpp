#include "http/api/once.hpp"

#include "core/bytes.hpp"
#include "http/api/canonical_json.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::http::api {

core::Result<std::string> idempotency_key(server::Request const& request)
{
    constexpr std::size_t longest = 255;
    auto const key = request.single_header("idempotency-key");
    bool const is_visible = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7F; });
    if (key.empty() || key.size() > longest || !is_visible)
        return core::refuse(core::Reason::idempotency_missing);
    return std::string{key};
}

app::once::RequestKey request_key(
    Desk const& desk,
    server::Request const& request,
    std::string client,
    std::string key,
    boost::json::value const& body
)
{
    auto const meaning = request.method + '\n' + request.path + '\n' + canonical_json(body);
    return {std::move(client), std::move(key), desk.fingerprint(core::as_bytes(meaning))};
}

app::once::Reply kept(server::Response problem)
{
    return {problem.status, std::move(problem.body), false};
}

server::Response sent(app::once::Reply reply)
{
    server::Response response{
        .status = reply.status,
        .content_type = reply.status < 400 ? "application/json" : "application/problem+json",
        .body = std::move(reply.body),
    };
    if (reply.status == 503)
        response.headers.emplace_back("Retry-After", "5"); // not kept: it may be better soon
    if (reply.replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

} // namespace etimbre::http::api
