#include "adapters/render/bilingual.hpp"
#include "reading.hpp"
#include "sheets.hpp"

#include <gmock/gmock.h>

namespace etimbre::adapters::render {
namespace {

using core::Language;
using testing::HasSubstr;
using testing::Not;

TEST(Bilingual, FrenchStandsBesideEveryLanguageButItself)
{
    for (auto const language : {Language::ar, Language::en, Language::es}) {
        EXPECT_EQ(Bilingual{language}.word(&Words::amount).first, words_in(language).amount);
        EXPECT_EQ(Bilingual{language}.word(&Words::amount).second, words_in(Language::fr).amount);
    }
    EXPECT_EQ(Bilingual{Language::fr}.word(&Words::amount).first, words_in(Language::fr).amount);
    EXPECT_TRUE(Bilingual{Language::fr}.word(&Words::amount).second.empty());
}

TEST(Bilingual, WhatIsTheSameInBothIsWrittenOnce)
{
    Page page{{Language::es, "t", "a", core::instant_of_unix(0)}};
    Bilingual const both{Language::es};
    Box const box{50, 50, 400};
    auto const once = both.write(page, "P", box, {"Visa", "Visa"}, {.size = 10});
    auto const twice = both.write(page, "P", {50, 90, 400}, {"Visado", "Visa"}, {.size = 10});
    EXPECT_LT(once, twice);
}

TEST(Bilingual, NumbersRunFromTheLeftInArabicToo)
{
    auto const cell = Bilingual::plain({50, 50, 400}, "4071\u00A08835", {.size = 10});
    EXPECT_FALSE(read_from_right(cell.passage.language));
}

} // namespace
} // namespace etimbre::adapters::render
