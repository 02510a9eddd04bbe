#include "domain/webhook/receiver_url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace etimbre::domain::webhook {
namespace {

using core::Reason;

constexpr std::string_view scheme = "https://";
constexpr std::uint16_t https = 443;

constexpr bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// What a URL may hold without being written in another way (RFC 3986), but for '#'.
bool is_url_text(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < '\x7f' && !std::string_view{"\"#<>\\^`{|}"}.contains(c);
    });
}

std::string in_small_letters(std::string_view text)
{
    std::string small{text};
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

bool is_label(std::string_view label)
{
    constexpr std::size_t most = 63; // RFC 1035, section 2.3.4
    return !label.empty() && label.size() <= most && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

std::string_view last_label(std::string_view host)
{
    auto const dot = host.rfind('.');
    return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

/// A name, which no reader takes for an address: those end in a number, decimal or after "0x".
bool is_name(std::string_view host)
{
    constexpr std::size_t most = 253;
    auto const last = last_label(host);
    if (last.empty() || host.size() > most || is_digit(last.front())) return false;
    for (auto rest = host;;) {
        auto const dot = rest.find('.');
        if (!is_label(rest.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        rest.remove_prefix(dot + 1);
    }
}

std::optional<std::uint16_t> port_in(std::string_view text)
{
    std::uint16_t port = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
    return port;
}

struct Authority {
    std::string_view host;
    std::string_view port; ///< with its colon; empty where there is none
    bool in_brackets = false;
};

Authority taken_apart(std::string_view authority)
{
    if (authority.starts_with('[')) {
        auto const end = authority.find(']');
        if (end == std::string_view::npos) return {};
        return {authority.substr(1, end - 1), authority.substr(end + 1), true};
    }
    auto const colon = std::min(authority.find(':'), authority.size());
    return {authority.substr(0, colon), authority.substr(colon), false};
}

} // namespace

std::string ReceiverUrl::text() const
{
    auto const shown = host.contains(':') ? '[' + host + ']' : host;
    return std::string{scheme} + shown + (port == https ? "" : ':' + std::to_string(port)) + target;
}

core::Result<ReceiverUrl> parse_receiver_url(std::string_view text, std::span<std::string const> allowed)
{
    if (text.size() > url_length_max) return core::refuse(Reason::fields, "The address is too long.");
    if (!is_url_text(text) || !in_small_letters(text.substr(0, scheme.size())).starts_with(scheme))
        return core::refuse(
            Reason::fields, "An address that begins with https:// is expected, without a fragment."
        );
    text.remove_prefix(scheme.size());
    auto const end = std::min(text.find_first_of("/?"), text.size());
    auto const authority = text.substr(0, end);
    if (authority.contains('@')) return core::refuse(Reason::fields, "The address may not name a user.");

    auto const [host, port, in_brackets] = taken_apart(authority);
    ReceiverUrl url{.host = in_small_letters(host)};
    if (!port.empty()) {
        auto const number = port.starts_with(':') ? port_in(port.substr(1)) : std::nullopt;
        if (!number) return core::refuse(Reason::fields, "The port must be a number from 1 to 65535.");
        url.port = *number;
    }
    url.is_address = in_brackets || !is_name(url.host);
    if (url.is_address && std::ranges::find(allowed, url.host) == allowed.end())
        return core::refuse(Reason::fields, "The host must be a name.");
    url.target = text.substr(end);
    if (!url.target.starts_with('/')) url.target.insert(0, 1, '/');
    return url;
}

} // namespace etimbre::domain::webhook
