#include "http/server/router.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace etimbre::http::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Route route(std::string method, std::string pattern)
{
    return {.method = std::move(method), .pattern = std::move(pattern), .handler = [](auto const&, auto) {}};
}

Router router()
{
    return Router{{
        route("GET", "/"),
        route("GET", "/orders/{id}"),
        route("DELETE", "/orders/{id}"),
        route("POST", "/orders"),
        route("POST", "/orders/{id}/payments"),
        route("GET", "/orders/{name}/payments"),
        route("GET", "/orders/search"),
        route("GET", "/orders/search/{word}/first"),
        route("GET", "/stamps/{number}/stamp.pdf"),
    }};
}

std::string found(Router const& from, std::string_view method, std::string_view path)
{
    auto const match = from.find(method, path);
    return match.route == nullptr ? std::to_string(match.refused_status) : match.route->pattern;
}

TEST(Router, FindsTheRouteOfAPath)
{
    auto const routes = router();
    EXPECT_EQ(found(routes, "GET", "/"), "/");
    EXPECT_EQ(found(routes, "POST", "/orders"), "/orders");
    EXPECT_EQ(found(routes, "GET", "/orders/9f"), "/orders/{id}");
    EXPECT_EQ(found(routes, "POST", "/orders/9f/payments"), "/orders/{id}/payments");
    EXPECT_EQ(found(routes, "GET", "/stamps/4071/stamp.pdf"), "/stamps/{number}/stamp.pdf");
}

TEST(Router, NamesWhatMatched)
{
    auto const routes = router();
    EXPECT_THAT(routes.find("POST", "/orders/9f/payments").parameters, ElementsAre(Pair("id", "9f")));
    EXPECT_THAT(routes.find("GET", "/orders/9f/payments").parameters, ElementsAre(Pair("name", "9f")));
    EXPECT_THAT(routes.find("GET", "/").parameters, IsEmpty());
}

TEST(Router, PutsAWrittenSegmentBeforeAName)
{
    auto const routes = router();
    EXPECT_EQ(found(routes, "GET", "/orders/search"), "/orders/search");
    EXPECT_EQ(found(routes, "GET", "/orders/search/payments"), "/orders/{name}/payments");
    EXPECT_EQ(found(routes, "DELETE", "/orders/search"), "/orders/{id}");
}

TEST(Router, HeadIsAnsweredByGet)
{
    EXPECT_EQ(found(router(), "HEAD", "/orders/9f"), "/orders/{id}");
    EXPECT_EQ(found(router(), "HEAD", "/orders"), "405");
}

TEST(Router, AnotherMethodOfAKnownPathIsToldTheRightOnes)
{
    auto const match = router().find("PUT", "/orders/9f");
    EXPECT_EQ(match.refused_status, 405U);
    EXPECT_EQ(match.allow, "DELETE, GET, HEAD");
    EXPECT_EQ(router().find("PUT", "/orders/search").allow, "DELETE, GET, HEAD");
}

TEST(Router, StrangePathsMatchNothing)
{
    auto const routes = router();
    for (auto const* const path :
         {"",
          "*",
          "orders",
          "//",
          "/orders/",
          "//orders",
          "/orders//payments",
          "/orders/%39f",
          "/orders/.",
          "/orders/..",
          "/orders/../payments",
          "/ORDERS",
          "/orders/9f/payments/",
          "/orders/9f/payments/x",
          "/stamps/4071/stamp%2epdf",
          "/orders/search/x/first/"})
        EXPECT_EQ(found(routes, "GET", path), "404") << path;
}

TEST(Router, MistakesOfTheProgramStopTheStart)
{
    EXPECT_THROW(Router({route("GET", "orders")}), std::invalid_argument);
    EXPECT_THROW(Router({route("GET", "/a//b")}), std::invalid_argument);
    EXPECT_THROW(Router({route("GET", "/a/{x}"), route("GET", "/a/{y}")}), std::invalid_argument);
}

TEST(Router, CopiesShareTheRoutes)
{
    auto copy = Router{{}};
    {
        auto const original = router();
        copy = original;
    }
    EXPECT_EQ(found(copy, "GET", "/orders/9f"), "/orders/{id}");
}

} // namespace
} // namespace etimbre::http::server
