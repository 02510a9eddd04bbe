#include "http/server/problem_kind.hpp"
#include "office.hpp"

#include <fstream>
#include <set>
#include <sstream>

namespace etimbre::http::api {
namespace {

std::string contract()
{
    std::ifstream const file{std::filesystem::path{PROJECT_ROOT} / "schemas" / "openapi.yaml"};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The part of the contract that describes one path, from its line to the next path.
std::string path_item(std::string const& text, std::string const& pattern)
{
    auto const start = text.find("\n  " + pattern + ":\n");
    if (start == std::string_view::npos) return "";
    return text.substr(start, text.find("\n  /", start + 1) - start);
}

/// "post /api/v1/checks public"
using Descriptions = std::set<std::string>;

/// What stands in a flow sequence after `key`, such as "[counter, officer]"; empty where the key is not
/// there.
std::string sequence_after(std::string_view text, std::string_view key)
{
    auto const at = text.find(key);
    if (at == std::string_view::npos) return "";
    auto const rest = text.substr(at + key.size());
    return std::string{rest.substr(0, rest.find('\n'))};
}

std::string listener_of(std::string_view item)
{
    for (auto const* const name : {"partner", "ops"})
        for (auto const mark : {'&', '*'})
            if (item.contains(std::string{"servers: "} + mark + name + '\n')) return name;
    return "public";
}

Descriptions described(std::string const& text)
{
    Descriptions all;
    for (auto at = text.find("\n  /"); at != std::string_view::npos; at = text.find("\n  /", at + 1)) {
        auto const pattern = text.substr(at + 3, text.find(":\n", at) - at - 3);
        auto const item = path_item(text, pattern);
        for (std::string const method : {"get", "post", "put", "patch", "delete"})
            if (item.contains("\n    " + method + ":\n"))
                all.insert(method + ' ' + pattern + ' ' + listener_of(item));
    }
    return all;
}

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

void add(Descriptions& all, std::vector<server::Route> const& routes, std::string const& listener)
{
    for (auto const& route : routes) all.insert(lower(route.method) + ' ' + route.pattern + ' ' + listener);
}

TEST(OpenApi, EveryRouteIsDescribedAndEveryRouteThatIsDescribedIsThere)
{
    Office office;
    Descriptions there{"get /audit ops", "get /metrics ops"}; // of commands, which this room does not see
    add(there, public_routes(office.desk()), "public");
    add(there, partner_routes(office.desk()), "partner");
    add(there, ops_routes(office.desk()), "ops");
    EXPECT_EQ(described(contract()), there);
}

/// A path of that pattern, whatever it names.
std::string path_of(std::string const& pattern)
{
    std::string path;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        path += pattern[at] == '{' ? 'x' : pattern[at];
        if (pattern[at] == '{') at = pattern.find('}', at);
    }
    return path;
}

TEST(OpenApi, ThePartnersRolesAreThoseOfTheRouter)
{
    Office office;
    auto const text = contract();
    std::vector<std::pair<std::string, std::string_view>> const roles{
        {"counter", counter_of_paris},
        {"officer", officer_of_paris},
        {"treasury", "urn:etimbre:treasury:1"},
        {"auditor", "urn:etimbre:auditor:1"},
    };
    for (auto const& route : partner_routes(office.desk())) {
        auto const item = path_item(text, route.pattern);
        auto const said =
            sequence_after(item.substr(item.find("\n    " + lower(route.method) + ":\n")), "x-roles: ");
        EXPECT_TRUE(said.starts_with('[')) << route.pattern << " names no x-roles";
        for (auto const& [role, identity] : roles) {
            auto const answer = office.to_partner(
                {.method = route.method,
                 .target = path_of(route.pattern),
                 .headers = {{"content-type", route.accepts}},
                 .identity = std::string{identity}}
            );
            EXPECT_EQ(answer.status != 403, said.contains(role)) << route.pattern << ' ' << role;
        }
    }
}

TEST(OpenApi, EveryCodeOfAProblemIsListed)
{
    auto const text = contract();
    auto const codes = text.substr(text.find("\n    ProblemCode:"));
    for (auto const& [reason, code] : core::reason_codes)
        EXPECT_TRUE(codes.contains("- " + std::string{code} + '\n')) << code;
    namespace wire = server::wire;
    for (auto const& kind :
         {wire::malformed,
          wire::host,
          wire::target,
          wire::content_length,
          wire::body_unexpected,
          wire::method,
          wire::timeout,
          wire::length_required,
          wire::target_too_long,
          wire::expectation,
          wire::header_too_large,
          wire::internal,
          wire::http_version})
        EXPECT_TRUE(codes.contains("- " + std::string{kind.code} + '\n')) << kind.code;
}

} // namespace
} // namespace etimbre::http::api
