#include "http/server/problem_kind.hpp"
#include "office.hpp"

#include <fstream>
#include <sstream>

namespace etimbre::http::api {
namespace {

std::string contract()
{
    std::ifstream file{std::filesystem::path{PROJECT_ROOT} / "schemas" / "openapi.yaml"};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The part of the contract that describes one path, from its line to the next path.
std::string path_item(std::string const& text, std::string const& pattern)
{
    auto const start = text.find("\n  " + pattern + ":\n");
    if (start == text.npos) return "";
    return text.substr(start, text.find("\n  /", start + 1) - start);
}

TEST(OpenApi, EveryRouteIsDescribed)
{
    Office office;
    auto const text = contract();
    for (auto const& routes :
         {public_routes(office.desk()), partner_routes(office.desk()), ops_routes(office.desk())})
        for (auto const& route : routes) {
            auto const item = path_item(text, route.pattern);
            auto const method = route.method == "GET" ? "\n    get:\n" : "\n    post:\n";
            EXPECT_TRUE(item.contains(method)) << route.method << ' ' << route.pattern;
        }
}

TEST(OpenApi, EveryRouteThatIsDescribedIsThere)
{
    Office office;
    std::size_t described = 0;
    auto const text = contract();
    for (auto at = text.find("\n  /"); at != text.npos; at = text.find("\n  /", at + 1)) ++described;
    EXPECT_EQ(
        described,
        public_routes(office.desk()).size() + partner_routes(office.desk()).size() +
            ops_routes(office.desk()).size()
    );
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
