#include "web/plain_pages.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(PlainPages, TheFirstLanguageThatWeSpeakIsTaken)
{
    EXPECT_EQ(preferred_language("de-DE,de;q=0.9,es;q=0.8,en;q=0.7"), core::Language::es);
    EXPECT_EQ(preferred_language("ar-MA,fr;q=0.5"), core::Language::ar);
    EXPECT_EQ(preferred_language("bar, en"), core::Language::en);
    EXPECT_EQ(preferred_language(""), core::Language::fr);
}

TEST(PlainPages, AnotherSiteIsKnownByWhatTheBrowserSays)
{
    auto const from = [](std::string site) {
        http::server::Request request{};
        request.headers.emplace_back("sec-fetch-site", std::move(site));
        return is_cross_site(request);
    };
    EXPECT_TRUE(from("cross-site"));
    EXPECT_TRUE(from("same-site"));
    EXPECT_FALSE(from("same-origin"));
    EXPECT_FALSE(from("none"));
    EXPECT_FALSE(is_cross_site({}));
}

TEST(PlainPages, EachSaysWhatHappenedWithItsOwnStatus)
{
    EXPECT_EQ(not_found_page(core::Language::fr).status, 404U);
    EXPECT_EQ(not_from_here_page(core::Language::fr).status, 403U);
    EXPECT_EQ(too_often_page(core::Language::fr, std::chrono::seconds{7}).status, 429U);
    EXPECT_TRUE(unavailable_page(core::Language::en, "/x").body.contains("http-equiv=\"refresh\""));
    EXPECT_FALSE(unavailable_page(core::Language::en, "").body.contains("http-equiv=\"refresh\""));
}

} // namespace
} // namespace etimbre::web
