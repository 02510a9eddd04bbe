#include "http/server/request.hpp"

#include <algorithm>

namespace etimbre::http::server {
namespace {

std::string_view first(std::vector<std::pair<std::string, std::string>> const& entries, std::string_view name)
{
    auto const entry =
        std::ranges::find(entries, name, [](auto const& each) -> std::string_view { return each.first; });
    return entry == entries.end() ? std::string_view{} : std::string_view{entry->second};
}

} // namespace

std::string_view Request::header(std::string_view name) const
{
    return first(headers, name);
}

std::string_view Request::single_header(std::string_view name) const
{
    auto const named = [name](auto const& each) { return each.first == name; };
    return std::ranges::count_if(headers, named) == 1 ? header(name) : std::string_view{};
}

std::string_view Request::parameter(std::string_view name) const
{
    return first(parameters, name);
}

std::string_view Request::query_value(std::string_view name) const
{
    return first(query, name);
}

} // namespace etimbre::http::server
