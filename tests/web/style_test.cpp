#include "web/assets.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

TEST(Style, NothingIsFetchedFromElsewhere)
{
    for (auto const* const word : {"url(", "@import", "http", "expression"})
        EXPECT_FALSE(style_sheet().contains(word)) << word;
}

TEST(Style, ItIsSmallAndTurnsRoundWithTheLanguage)
{
    EXPECT_LT(style_sheet().size(), 11'000U);
    for (auto const* const side :
         {"-left:", "-right:", "text-align:left", "text-align:right", "float:", "letter-spacing"})
        EXPECT_FALSE(style_sheet().contains(side)) << side;
}

TEST(Style, EveryBracketIsClosed)
{
    int depth = 0;
    for (char const c : style_sheet()) {
        depth += c == '{' ? 1 : 0;
        depth -= c == '}' ? 1 : 0;
        ASSERT_GE(depth, 0);
    }
    EXPECT_EQ(depth, 0);
}

TEST(Style, EveryColourOfThePaperHasItsDarkTwin)
{
    auto const dark = style_sheet().substr(style_sheet().find("prefers-color-scheme:dark"));
    for (auto const* const name : {"--paper:", "--raised:", "--ink:", "--quiet:", "--line:", "--green:"})
        EXPECT_TRUE(dark.contains(name)) << name;
}

} // namespace
} // namespace etimbre::web
