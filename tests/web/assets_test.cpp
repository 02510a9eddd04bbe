#include "office.hpp"
#include "web/assets.hpp"
#include "web/routes.hpp"

#include <algorithm>

namespace etimbre::web {
namespace {

TEST(Assets, AnotherContentHasAnotherAddress)
{
    auto const first = make_asset("/style/", ".css", "text/css", "a{}");
    EXPECT_EQ(first.path, make_asset("/style/", ".css", "text/css", "a{}").path);
    EXPECT_NE(first.path, make_asset("/style/", ".css", "text/css", "b{}").path);
    EXPECT_TRUE(first.path.starts_with("/style/") && first.path.ends_with(".css"));
}

TEST(Assets, EncodingsAreOnlyUsedWhenAccepted)
{
    for (auto const* const yes : {"gzip", "gzip, deflate, br", "br;q=1, gzip;q=0.5"})
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    for (auto const* const no : {"", "br", "gzip;q=0", "gzip; q=0.0, br"})
        EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(Assets, AFileIsKeptForEverAndSentSmallToWhoReadsThat)
{
    http::api::Office office;
    http::server::Router const pages{page_routes(office.desk())};
    auto const plain = http::api::Office::send(pages, {.target = style_asset().path});
    EXPECT_EQ(plain.body, style_sheet());
    EXPECT_TRUE(http::api::header_of(plain, "Cache-Control").contains("immutable"));
    auto const small = http::api::Office::send(
        pages, {.target = style_asset().path, .headers = {{"accept-encoding", "gzip"}}}
    );
    EXPECT_EQ(http::api::header_of(small, "Content-Encoding"), "gzip");
    EXPECT_LT(small.body.size(), 3600U);
}

} // namespace
} // namespace etimbre::web
