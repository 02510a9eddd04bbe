#include "http/server/authority.hpp"

#include <algorithm>

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

} // namespace

std::string_view name_of_host(std::string_view host)
{
    auto const bracket = host.starts_with('[') ? host.find(']') : 0;
    return host.substr(0, host.find(':', bracket));
}

bool is_addressed_to(
    std::vector<std::string> const& ours, std::string_view host, std::string_view server_name
)
{
    auto const name = name_of_host(host);
    if (!server_name.empty() && !same_name(name, server_name)) return false;
    return ours.empty() || std::ranges::any_of(ours, [&](auto const& each) { return same_name(each, name); });
}

} // namespace etimbre::http::server
