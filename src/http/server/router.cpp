#include "http/server/router.hpp"

#include <algorithm>
#include <stdexcept>

namespace etimbre::http::server {
namespace {

/// Takes "/segment" off the front of `rest`, which begins with '/'.
std::string_view take_segment(std::string_view& rest)
{
    rest.remove_prefix(1);
    auto const segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    return segment;
}

bool is_name(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool can_match(std::string_view segment)
{
    return !segment.empty() && segment != "." && segment != ".." && !segment.contains('%');
}

/// The names of the pattern with what stands at their places in the path.
std::vector<std::pair<std::string, std::string>>
parameters_of(std::string_view pattern, std::string_view path)
{
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!pattern.empty()) {
        auto const name = take_segment(pattern);
        auto const value = take_segment(path);
        if (is_name(name)) parameters.emplace_back(name.substr(1, name.size() - 2), value);
    }
    return parameters;
}

} // namespace

struct Router::Search {
    std::string_view method;
    Route const* found = nullptr;
    std::vector<std::string_view> allowed{};

    void note(Node const& node)
    {
        for (auto const* const route : node.ends) {
            allowed.emplace_back(route->method);
            if (route->method == "GET") allowed.emplace_back("HEAD");
        }
    }
};

Router::Router(std::vector<Route> routes)
    : routes_{std::make_shared<std::vector<Route> const>(std::move(routes))}, nodes_(1)
{
    for (auto const& route : *routes_) add(route);
}

std::size_t Router::step(std::size_t node, std::string_view segment)
{
    auto const named = is_name(segment);
    auto const& from = nodes_[node];
    auto const written = std::ranges::find(from.written, segment, [](auto const& each) -> std::string_view {
        return each.first;
    });
    if (named && from.named != 0) return from.named;
    if (!named && written != from.written.end()) return written->second;

    auto const added = nodes_.size();
    nodes_.emplace_back();
    if (named)
        nodes_[node].named = added;
    else
        nodes_[node].written.emplace_back(segment, added);
    return added;
}

void Router::add(Route const& route)
{
    std::string_view rest = route.pattern;
    if (!rest.starts_with('/'))
        throw std::invalid_argument{"route pattern must begin with '/': " + route.pattern};
    std::size_t node = 0;
    if (rest == "/") rest = {};
    while (!rest.empty()) {
        auto const segment = take_segment(rest);
        if (!can_match(segment))
            throw std::invalid_argument{"segment that matches nothing: " + route.pattern};
        node = step(node, segment);
    }
    auto& ends = nodes_[node].ends;
    auto const same_method = [&](Route const* each) { return each->method == route.method; };
    if (std::ranges::any_of(ends, same_method))
        throw std::invalid_argument{"two routes for " + route.method + ' ' + route.pattern};
    ends.push_back(&route);
}

Route const* Router::end_for(Node const& node, std::string_view method)
{
    auto const with_method = [&](std::string_view wanted) -> Route const* {
        auto const route = std::ranges::find(node.ends, wanted, [](Route const* each) -> std::string_view {
            return each->method;
        });
        return route == node.ends.end() ? nullptr : *route;
    };
    auto const* const route = with_method(method);
    return route == nullptr && method == "HEAD" ? with_method("GET") : route;
}

bool Router::walk(Search& search, std::size_t index, std::string_view rest) const
{
    auto const& node = nodes_[index];
    if (rest.empty()) {
        search.found = end_for(node, search.method);
        if (search.found == nullptr) search.note(node);
        return search.found != nullptr;
    }
    auto const segment = take_segment(rest);
    if (!can_match(segment)) return false;
    for (auto const& [text, next] : node.written)
        if (text == segment && walk(search, next, rest)) return true;
    return node.named != 0 && walk(search, node.named, rest);
}

Router::Match Router::find(std::string_view method, std::string_view path) const
{
    Match match;
    Search search{.method = method};
    if (!path.starts_with('/')) return match;
    if (walk(search, 0, path == "/" ? std::string_view{} : path)) {
        match.route = search.found;
        if (path != "/") match.parameters = parameters_of(search.found->pattern, path);
        return match;
    }
    if (search.allowed.empty()) return match;

    match.refused_status = 405;
    std::ranges::sort(search.allowed);
    auto const repeated = std::ranges::unique(search.allowed);
    search.allowed.erase(repeated.begin(), repeated.end());
    for (auto const method_name : search.allowed) {
        if (!match.allow.empty()) match.allow += ", ";
        match.allow += method_name;
    }
    return match;
}

} // namespace etimbre::http::server
