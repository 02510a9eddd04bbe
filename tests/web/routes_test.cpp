#include "http/api/routes.hpp"
#include "office.hpp"
#include "web/routes.hpp"

namespace etimbre::web {
namespace {

TEST(PageRoutes, PagesAndInterfaceStandBesideOneAnother)
{
    http::api::Office office;
    auto routes = http::api::public_routes(office.desk());
    for (auto& page : page_routes(office.desk())) routes.push_back(std::move(page));
    http::server::Router const router{std::move(routes)};
    EXPECT_EQ(router.find("GET", "/fr/orders/x").parameters.at(0).second, "fr");
    EXPECT_EQ(router.find("GET", "/api/v1/orders/x").route->pattern, "/api/v1/orders/{id}");
    EXPECT_EQ(router.find("POST", "/fr/orders/x").refused_status, 405U);
    EXPECT_EQ(router.find("GET", "/fr/other/x").refused_status, 404U);
}

TEST(PageRoutes, WhoAsksTooOftenReadsInTheirLanguageThatNothingIsLost)
{
    http::api::Office office;
    http::server::Router const router{page_routes(office.desk())};
    auto const ask = [&] { return http::api::Office::send(router, {.target = "/en"}); };
    for (std::size_t i = 0; i < http::api::requests_a_minute; ++i) ASSERT_EQ(ask().status, 200U);
    auto const refused = ask();
    EXPECT_EQ(refused.status, 429U);
    EXPECT_TRUE(refused.body.contains("Nothing is lost. Wait a minute"));
    EXPECT_FALSE(http::api::header_of(refused, "Retry-After").empty());
}

} // namespace
} // namespace etimbre::web
