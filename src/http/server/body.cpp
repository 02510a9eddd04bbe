#include "http/server/body.hpp"

#include "http/server/spooled_body.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace etimbre::http::server {
namespace {

bool keep(Request& request, std::string_view bytes)
{
    if (request.spooled) return request.spooled->add(bytes);
    request.body.append(bytes);
    return true;
}

} // namespace

Task<BodyEnd> read_body(Line& line, Pace::Rule pace, Arrival const& arrival, Request& request)
{
    auto& bytes = line.received;
    line.allow(pace);
    if (arrival.expects_continue && bytes.empty()) {
        auto const told = co_await line.flush("HTTP/1.1 100 Continue\r\n\r\n");
        if (!told) co_return BodyEnd::cut_off;
    }
    for (auto left = arrival.body_bytes;;) {
        auto const taken = std::min<std::uint64_t>(left, bytes.size());
        if (!keep(request, std::string_view{bytes}.substr(0, taken))) co_return BodyEnd::not_kept;
        bytes.erase(0, taken);
        left -= taken;
        if (left == 0) co_return BodyEnd::whole;
        auto const arrived = co_await line.fill();
        if (!arrived) co_return BodyEnd::cut_off;
    }
}

std::optional<Response> open_spool(Route const& route, Request& request)
{
    if (!route.spool) return std::nullopt;
    auto spool = route.spool(request);
    if (!spool) return std::move(spool).error();
    request.spooled = *std::move(spool);
    return std::nullopt;
}

} // namespace etimbre::http::server
