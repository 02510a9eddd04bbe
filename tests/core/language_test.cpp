#include "core/language.hpp"

#include <gtest/gtest.h>

namespace etimbre::core {
namespace {

TEST(Language, ComesBackFromItsTag)
{
    for (auto const language : {Language::ar, Language::fr, Language::en, Language::es})
        EXPECT_EQ(language_of(tag_of(language)), language);
    EXPECT_FALSE(language_of("AR"));
    EXPECT_FALSE(language_of("de"));
    EXPECT_FALSE(language_of(""));
}

TEST(Names, EachLanguageReadsItsOwn)
{
    Names const names{.ar = "باريس", .fr = "Paris (fr)", .en = "Paris (en)", .es = "París"};
    EXPECT_EQ(names.in(Language::ar), "باريس");
    EXPECT_EQ(names.in(Language::fr), "Paris (fr)");
    EXPECT_EQ(names.in(Language::en), "Paris (en)");
    EXPECT_EQ(names.in(Language::es), "París");
}

} // namespace
} // namespace etimbre::core
