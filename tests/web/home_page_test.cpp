#include "buying.hpp"

namespace etimbre::web {
namespace {

using HomePage = Buying;

TEST_F(HomePage, ItAsksForThePostAndShowsWhatASearchFinds)
{
    auto const empty = get("/fr");
    EXPECT_EQ(empty.status, 200U);
    EXPECT_TRUE(empty.body.contains("Quel est votre poste consulaire"));
    EXPECT_FALSE(empty.body.contains("class=\"list\""));
    EXPECT_TRUE(get("/fr?q=lyon").body.contains("href=\"/fr/posts/CG-LYS\""));
    EXPECT_TRUE(get("/ar?q=lyon").body.contains("href=\"/ar/posts/CG-LYS\""));
}

TEST_F(HomePage, ASearchThatFindsNothingSaysWhatToDo)
{
    auto const response = get("/en?q=%3Cscript%3E");
    EXPECT_TRUE(response.body.contains("No post has that name"));
    EXPECT_TRUE(response.body.contains("&lt;script&gt;"));
}

TEST_F(HomePage, TheRootLeadsToTheLanguageOfTheBrowser)
{
    headers_.emplace_back("accept-language", "es-ES");
    auto const response = get("/");
    EXPECT_EQ(response.status, 303U);
    EXPECT_EQ(http::api::header_of(response, "Location"), "/es");
}

TEST_F(HomePage, AWordThatIsNoLanguageIsAnsweredLikeEveryUnknownPath)
{
    for (auto const* const path : {"/de", "/healthz", "/metrics"}) {
        auto const response = get(path);
        EXPECT_EQ(response.status, 404U);
        EXPECT_EQ(response.content_type, "application/problem+json");
    }
}

} // namespace
} // namespace etimbre::web
