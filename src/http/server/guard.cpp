#include "http/server/guard.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace etimbre::http::server {
namespace {

constexpr std::size_t host_bytes_max = 255;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_alphanumeric(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool same_word(std::string_view left, std::string_view right)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The only field of that name; `count` says how many there are.
std::string_view only_field(Head const& head, std::string_view name, std::size_t& count)
{
    std::string_view value;
    count = 0;
    for (auto const& [each, text] : head.fields) {
        if (each != name) continue;
        value = text;
        ++count;
    }
    return value;
}

bool is_port(std::string_view text)
{
    std::uint16_t port = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return !text.empty() && text.size() <= 5 && error == std::errc{} && end == text.data() + text.size();
}

/// Where the address in brackets ends, behind its bracket; 0 where none begins the text.
std::size_t end_of_address(std::string_view text)
{
    auto const address = text.substr(1, text.find(']') - 1);
    auto const end = address.size() + 2;
    auto const of_address = [](char c) { return is_alphanumeric(c) || c == ':' || c == '.'; };
    bool const is_good =
        end <= text.size() && address.size() >= 2 && std::ranges::all_of(address, of_address);
    return is_good ? end : 0;
}

std::size_t end_of_name(std::string_view text)
{
    auto const of_name = [](char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; };
    auto const end = std::ranges::find_if_not(text, of_name);
    return static_cast<std::size_t>(end - text.begin());
}

/// uri-host [ ":" port ] of RFC 9110, section 7.2, without percent escapes.
bool is_host(std::string_view text)
{
    if (text.empty() || text.size() > host_bytes_max) return false;
    auto const end = text.front() == '[' ? end_of_address(text) : end_of_name(text);
    return end > 0 && (end == text.size() || (text[end] == ':' && is_port(text.substr(end + 1))));
}

bool is_known_method(std::string_view method)
{
    constexpr std::array<std::string_view, 7> known{
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"
    };
    return std::ranges::find(known, method) != known.end();
}

bool may_have_body(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

/// pchar and "/" of RFC 3986.
bool of_path(char c)
{
    return is_alphanumeric(c) || std::string_view{"-._~!$&'()*+,;=:@/%"}.contains(c);
}

/// What browsers send unescaped in a query (WHATWG URL, query percent-encode set).
bool of_query(char c)
{
    return c > 0x20 && c < 0x7F && !std::string_view{"\"#<>"}.contains(c);
}

Admitted<std::uint64_t> content_length(Head const& head)
{
    std::size_t count = 0;
    auto const text = only_field(head, "content-length", count);
    if (count == 0) return 0;
    std::uint64_t bytes = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), bytes);
    if (count > 1 || text.empty() || error != std::errc{} || end != text.data() + text.size())
        return Refused{&wire::content_length};
    return bytes;
}

ProblemKind const* read_target(std::string_view target, Admission& into)
{
    if (target.size() > target_bytes_max) return &wire::target_too_long;
    auto const path = target.substr(0, target.find('?'));
    if (!path.starts_with('/') || !std::ranges::all_of(path, of_path)) return &wire::target;
    into.path = path;
    if (path.size() == target.size()) return nullptr;

    auto const query = target.substr(path.size() + 1);
    if (!std::ranges::all_of(query, of_query)) return &wire::target;
    auto fields = parse_form(query);
    if (!fields) return &wire::target;
    into.query = *std::move(fields);
    return nullptr;
}

ProblemKind const* read_expectation(Head const& head, Admission& into)
{
    std::size_t count = 0;
    auto const expected = only_field(head, "expect", count);
    if (count == 0) return nullptr;
    if (count > 1 || !same_word(trimmed(expected), "100-continue")) return &wire::expectation;
    into.expects_continue = head.version == 11 && into.body_bytes > 0;
    return nullptr;
}

/// Nothing here unpacks a body, and what is packed is not what its type says (RFC 9110, section 8.4).
bool is_packed(Head const& head)
{
    std::size_t count = 0;
    auto const coding = only_field(head, "content-encoding", count);
    return count > 1 || (count == 1 && !same_word(trimmed(coding), "identity"));
}

} // namespace

Admitted<Admission> admit(Head const& head)
{
    std::size_t count = 0;
    only_field(head, "transfer-encoding", count);
    if (count != 0) return Refused{&wire::length_required};
    if (!is_known_method(head.method)) return Refused{&wire::method};
    auto const host = only_field(head, "host", count);
    if (count != 1 || !is_host(host)) return Refused{&wire::host};
    auto const body_bytes = content_length(head);
    if (!body_bytes) return Refused{body_bytes.error()};
    if (*body_bytes > 0 && !may_have_body(head.method)) return Refused{&wire::body_unexpected};

    Admission admission{.host = std::string{host}, .body_bytes = *body_bytes};
    if (auto const* const fault = read_target(head.target, admission)) return Refused{fault};
    if (auto const* const fault = read_expectation(head, admission)) return Refused{fault};
    return admission;
}

ProblemKind const* refused_body(Route const& route, Head const& head, std::uint64_t body_bytes)
{
    std::size_t count = 0;
    auto const sent = only_field(head, "content-type", count);
    if (body_bytes == 0 && count == 0) return nullptr;
    if (body_bytes > 0 && body_bytes > route.body_limit) return &kind_of(core::Reason::too_large);
    if (body_bytes == 0 && route.accepts.empty()) return nullptr;

    auto const* const wrong = &kind_of(core::Reason::media_type);
    if (route.accepts.empty() || count > 1 || is_packed(head)) return wrong;
    if (route.accepts == "*/*") return nullptr;
    auto const type = trimmed(sent.substr(0, sent.find(';')));
    for (std::string_view rest = route.accepts; !rest.empty();) {
        auto const accepted = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), accepted.size() + 1));
        if (!type.empty() && same_word(type, trimmed(accepted))) return nullptr;
    }
    return wrong;
}

} // namespace etimbre::http::server
