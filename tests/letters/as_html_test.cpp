#include "letters/content.hpp"

#include <gtest/gtest.h>

namespace etimbre::letters {
namespace {

std::string html_in(core::Language language, std::string name = "Amina")
{
    return as_html({
        .language = language,
        .greeting = std::move(name),
        .title = "Ready",
        .fact = "A fact.",
        .order = {{"Order", "7K3M"}},
        .stamps = {{"Passport", {{"Number", "4071"}}}},
        .open = "Open",
        .link = "https://etimbre.example/x?t=a",
        .notes = {"Keep it."},
        .sender = "eTimbre",
    });
}

TEST(AsHtml, SaysItsLanguageAndDirectionWhereverAProgramMayLook)
{
    auto const arabic = html_in(core::Language::ar);
    EXPECT_TRUE(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    EXPECT_TRUE(arabic.contains("<body lang=\"ar\" dir=\"rtl\""));
    EXPECT_TRUE(arabic.contains("<table role=\"presentation\" dir=\"rtl\" lang=\"ar\""));
    EXPECT_TRUE(html_in(core::Language::es).contains("<html lang=\"es\" dir=\"ltr\">"));
}

TEST(AsHtml, WhatPeopleTypedIsText)
{
    auto const html = html_in(core::Language::fr, "<script>\"'&");
    EXPECT_FALSE(html.contains("<script>"));
    EXPECT_TRUE(html.contains("&lt;script&gt;&quot;&#39;&amp;"));
}

TEST(AsHtml, FetchesNothing)
{
    auto const html = html_in(core::Language::fr);
    for (auto const* const word : {"<img", "<link", "<style", "<script", "url(", "src="})
        EXPECT_FALSE(html.contains(word)) << word;
}

} // namespace
} // namespace etimbre::letters
