#include "buying.hpp"

namespace etimbre::web {
namespace {

using PartsPage = Buying;

TEST_F(PartsPage, ItIsServedOnlyWhereTheConfigurationSaysSo)
{
    EXPECT_EQ(get("/fr/parts").status, 404U);
    http::server::Router const open{page_routes(office_.desk(), {.parts = true})};
    EXPECT_EQ(http::api::Office::send(open, {.target = "/fr/parts"}).status, 200U);
    EXPECT_EQ(http::api::Office::send(open, {.target = "/de/parts"}).status, 404U);
}

TEST_F(PartsPage, EveryPartOfTheStyleSheetIsShownInEveryLanguage)
{
    http::server::Router const open{page_routes(office_.desk(), {.parts = true})};
    for (auto const tag : core::language_tags) {
        auto const page = http::api::Office::send(open, {.target = '/' + std::string{tag} + "/parts"});
        for (auto const* const part :
             {"class=\"back\"",
              "class=\"step\"",
              "class=\"button\"",
              "button second",
              "class=\"link\"",
              "class=\"field wrong\"",
              "class=\"error\"",
              "class=\"card\"",
              "class=\"total\"",
              "notice waiting",
              "notice refused",
              "class=\"stamp\"",
              "state bad",
              "state unsure",
              "verdict bad",
              "verdict unsure"})
            EXPECT_TRUE(page.body.contains(part)) << tag << ' ' << part;
    }
}

} // namespace
} // namespace etimbre::web
