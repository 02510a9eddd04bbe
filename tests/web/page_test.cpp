#include "web/page.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(Page, TheLanguageAndItsDirectionAreSaid)
{
    auto const arabic = page_response(200, {.language = core::Language::ar, .title = "x"});
    EXPECT_TRUE(arabic.body.contains(R"(<html lang="ar" dir="rtl">)"));
    auto const spanish = page_response(404, {.language = core::Language::es, .title = "x"});
    EXPECT_TRUE(spanish.body.contains(R"(<html lang="es" dir="ltr">)"));
    EXPECT_EQ(spanish.status, 404U);
}

TEST(Page, ATitleCannotLeaveItsPlace)
{
    auto const response = page_response(200, {.title = "</title><script>"});
    EXPECT_TRUE(response.body.contains("<title>&lt;/title&gt;&lt;script&gt; · eTimbre</title>"));
}

TEST(Page, OnlyAPageThatIsSomewhereHasALanguageSwitch)
{
    EXPECT_FALSE(page_response(200, {.title = "x"}).body.contains("hreflang"));
    auto const response = page_response(200, {.title = "x", .here = "/orders/1?t=a&b"});
    EXPECT_TRUE(response.body.contains(R"(href="/ar/orders/1?t=a&amp;b")"));
}

std::string policy_of(Page const& page)
{
    for (auto const& [name, value] : page_response(200, page).headers)
        if (name == "Content-Security-Policy") return value;
    return {};
}

TEST(Page, ItsFormsGoNowhereButToTheAcquirersItNames)
{
    EXPECT_TRUE(policy_of({.title = "x"}).ends_with("; form-action 'none'"));
    auto const policy =
        policy_of({.title = "x", .form_targets = {"https://a.example", "https://b.example:1"}});
    EXPECT_TRUE(policy.ends_with("; form-action https://a.example https://b.example:1"));
    EXPECT_TRUE(policy.starts_with("default-src 'none'; "));
    EXPECT_TRUE(policy_of({.title = "x", .forms = Forms::here}).ends_with("; form-action 'self'"));
}

TEST(Page, ScriptsRunOnlyWhereThePageHasOneAndOnlyOurs)
{
    EXPECT_FALSE(policy_of({.title = "x"}).contains("script-src"));
    EXPECT_FALSE(page_response(200, {.title = "x"}).body.contains("<script"));
    auto const policy = policy_of({.title = "x", .nonce = "abc"});
    EXPECT_TRUE(policy.contains("script-src 'nonce-abc'; connect-src 'self'; "));
    auto const body = page_response(200, {.title = "x", .refresh_seconds = 3, .nonce = "abc"}).body;
    EXPECT_TRUE(body.contains(R"(nonce="abc")"));
    EXPECT_TRUE(body.contains(R"(<noscript><meta http-equiv="refresh")"));
}

TEST(Page, OnlyAPageThatSaysItHoldsNoSecretIsCompressed)
{
    auto const squeezed = page_response(200, {.title = "x", .accept_encoding = "gzip, br"});
    EXPECT_TRUE(squeezed.body.starts_with("\x1F\x8B"));
    EXPECT_TRUE(page_response(200, {.title = "x"}).body.starts_with("<!DOCTYPE html>"));
}

TEST(Page, ElsewhereIsSaidByAnEmptyAnswer)
{
    auto const response = see_other("/fr");
    EXPECT_EQ(response.status, 303U);
    EXPECT_TRUE(response.body.empty());
}

TEST(Page, ItRefreshesOnlyWhenAsked)
{
    EXPECT_FALSE(page_response(200, {.title = "x"}).body.contains("refresh"));
    EXPECT_TRUE(page_response(200, {.title = "x", .refresh_seconds = 3}).body.contains(R"(content="3")"));
}

} // namespace
} // namespace etimbre::web
