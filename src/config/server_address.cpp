#include "config/server_address.hpp"

#include <algorithm>
#include <charconv>

namespace etimbre::config {
namespace {

std::optional<std::uint16_t> port_of(std::string_view text)
{
    std::uint16_t port = 0;
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, port);
    if (error != std::errc{} || rest != end || port == 0) return std::nullopt;
    return port;
}

bool is_name_sign(char each)
{
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
           each == '.' || each == '-';
}

bool is_hex_sign(char each)
{
    return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f') || (each >= 'A' && each <= 'F') ||
           each == ':' || each == '.';
}

/// Without the brackets of an IPv6 address.
std::optional<std::string> host_of(std::string_view text)
{
    bool const bracketed = text.starts_with('[') && text.ends_with(']') && text.size() > 2;
    if (bracketed) text = text.substr(1, text.size() - 2);
    if (bracketed && !text.contains(':')) return std::nullopt;
    if (text.empty() || !std::ranges::all_of(text, bracketed ? is_hex_sign : is_name_sign))
        return std::nullopt;
    return std::string{text};
}

std::optional<ServerAddress> socket_of(std::string_view path)
{
    bool const is_plain = std::ranges::all_of(path, [](char each) { return each > ' ' && each != ';'; });
    if (!path.starts_with('/') || !is_plain) return std::nullopt;
    return ServerAddress{.host = {}, .port = 0, .socket = std::string{path}};
}

} // namespace

std::optional<ServerAddress> server_address_of(std::string_view text)
{
    constexpr std::string_view socket_scheme = "unix:";
    if (text.starts_with(socket_scheme)) return socket_of(text.substr(socket_scheme.size()));
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const host = host_of(text.substr(0, colon));
    auto const port = port_of(text.substr(colon + 1));
    if (!host || !port) return std::nullopt;
    return ServerAddress{.host = *host, .port = *port, .socket = {}};
}

bool is_server_address(std::string_view text)
{
    return server_address_of(text).has_value();
}

} // namespace etimbre::config
