#include "http/server/response_head.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace etimbre::http::server {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

/// RFC 9110, section 5.6.2, without its rarer signs.
bool is_token(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool is_value(std::string_view value)
{
    return std::ranges::all_of(value, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte != 0x7F;
    });
}

/// What only the connection can know.
bool is_ours(std::string_view name)
{
    constexpr std::array<std::string_view, 9> ours{
        "connection",
        "content-length",
        "content-type",
        "date",
        "keep-alive",
        "strict-transport-security",
        "transfer-encoding",
        "x-content-type-options",
        "x-request-id"
    };
    return std::ranges::any_of(ours, [&](std::string_view each) { return same_name(each, name); });
}

void check(Response const& response)
{
    if (response.status < 200 || response.status > 599)
        throw std::logic_error{"a handler answered a status that is none"};
    if (!is_value(response.content_type)) throw std::logic_error{"a handler answered a wrong Content-Type"};
    for (auto const& [name, value] : response.headers)
        if (!is_token(name) || !is_value(value) || is_ours(name))
            throw std::logic_error{"a handler answered a header field that it may not set"};
}

bool has(Response const& response, std::string_view name)
{
    return std::ranges::any_of(response.headers, [&](auto const& each) {
        return same_name(each.first, name);
    });
}

void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

void append_status_line(std::string& out, unsigned status)
{
    auto const reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
    out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ");
    out.append(reason.data(), reason.size()).append("\r\n");
}

} // namespace

bool is_bodiless(unsigned status)
{
    return status == 204 || status == 304;
}

void append_head(std::string& out, Response const& response, Framing const& framing)
{
    check(response);
    append_status_line(out, response.status);
    append_field(out, "Date", framing.date);
    if (!response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
    if (!is_bodiless(response.status))
        append_field(out, "Content-Length", std::to_string(response.body.size()));
    append_field(out, "X-Request-Id", framing.request_id);
    if (!has(response, "Cache-Control")) append_field(out, "Cache-Control", "no-store");
    if (!has(response, "Content-Security-Policy"))
        append_field(out, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (!has(response, "Referrer-Policy")) append_field(out, "Referrer-Policy", "no-referrer");
    if (!has(response, "Cross-Origin-Resource-Policy"))
        append_field(out, "Cross-Origin-Resource-Policy", "same-origin");
    append_field(out, "X-Content-Type-Options", "nosniff");
    if (framing.secure) append_field(out, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    if (!framing.keep_alive) append_field(out, "Connection", "close");
    for (auto const& [name, value] : response.headers) append_field(out, name, value);
    out.append("\r\n");
}

std::string http_date(std::int64_t unix_seconds)
{
    using namespace std::chrono;
    constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    sys_seconds const at{seconds{unix_seconds}};
    auto const day = floor<days>(at);
    year_month_day const date{day};
    hh_mm_ss const time{at - day};
    auto const two = [](auto number) {
        auto const text = std::to_string(number);
        return text.size() < 2 ? "0" + text : text;
    };
    std::string out{weekdays.at(weekday{day}.c_encoding())};
    out += ", " + two(unsigned{date.day()}) + ' ';
    out += months.at(unsigned{date.month()} - 1);
    out += ' ' + std::to_string(int{date.year()}) + ' ' + two(time.hours().count()) + ':';
    return out + two(time.minutes().count()) + ':' + two(time.seconds().count()) + " GMT";
}

} // namespace etimbre::http::server
