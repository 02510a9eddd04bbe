#include "core/utf8.hpp"

#include <gtest/gtest.h>

using namespace etimbre::core;
using namespace std::string_view_literals;

TEST(Utf8, CodePointsComeOffOneByOne)
{
    auto text = "a\u00e9\u0662\U0001F4A7"sv;
    EXPECT_EQ(take_code_point(text), U'a');
    EXPECT_EQ(take_code_point(text), U'\u00e9');
    EXPECT_EQ(take_code_point(text), U'\u0662');
    EXPECT_EQ(take_code_point(text), U'\U0001F4A7');
    EXPECT_EQ(take_code_point(text), std::nullopt);
}

TEST(Utf8, IllFormedSequencesAreRefused)
{
    for (auto const text :
         {"\x80"sv,
          "\xff"sv,
          "\xc3"sv,
          "\xc0\xaf"sv,
          "\xc1\xbf"sv,
          "\xe0\x80\xaf"sv,
          "\xe2\x82"sv,
          "\xed\xa0\x80"sv,
          "\xf0\x80\x80\xaf"sv,
          "\xf4\x90\x80\x80"sv,
          "\xf8\x88\x80\x80\x80"sv,
          "ok\xc3("sv})
        EXPECT_FALSE(is_utf8(text));
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("\0"sv));
    EXPECT_TRUE(is_utf8("\U0010FFFF"));
}

TEST(Utf8, CharactersAreCountedNotBytes)
{
    EXPECT_EQ(code_points_in(""), 0U);
    EXPECT_EQ(code_points_in("Zo\u00e9"), 3U);
    EXPECT_EQ(code_points_in("\u0639\U0001F1F2\U0001F1E6"), 3U);
    EXPECT_EQ(code_points_in("ab\xff"), 2U);
}

TEST(Utf8, TheDigitsOfOurUsersKeyboardsHaveTheirValue)
{
    EXPECT_EQ(digit_of(U'7'), 7);
    EXPECT_EQ(digit_of(U'\u0667'), 7);
    EXPECT_EQ(digit_of(U'\u06f7'), 7);
    EXPECT_EQ(digit_of(U'\uff17'), 7);
    EXPECT_EQ(digit_of(U'\u0967'), std::nullopt);
    EXPECT_EQ(digit_of(U'O'), std::nullopt);
}
