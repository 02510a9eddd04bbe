#include "web/spoken.hpp"

#include <gtest/gtest.h>

namespace etimbre::web {
namespace {

using core::Language;

TEST(SpokenAmount, TheCommaIsThatOfTheLanguageAndTheCurrencyDoesNotPart)
{
    auto const amount = core::Money::of_minor(86'000, core::mad);
    EXPECT_EQ(spoken_amount(amount, Language::fr), "860,00\u00A0MAD");
    EXPECT_EQ(spoken_amount(amount, Language::ar), "860,00\u00A0MAD");
    EXPECT_EQ(spoken_amount(amount, Language::en), "860.00\u00A0MAD");
    EXPECT_EQ(
        spoken_amount(core::Money::of_minor(1200, core::currency_of("JPY").value()), Language::fr),
        "1200\u00A0JPY"
    );
}

TEST(SpokenMoment, TheClockIsThatOfThePost)
{
    auto const at = core::instant_of_unix(1'790'000'000); // 2026-09-21T14:13:20Z
    EXPECT_EQ(spoken_moment(at, "Europe/Paris", Language::fr), "21/09/2026 16:13 (Europe/Paris)");
    EXPECT_EQ(spoken_moment(at, "America/New_York", Language::en), "2026-09-21 10:13 (America/New_York)");
    EXPECT_EQ(spoken_moment(at, "Asia/Tokyo", Language::es), "21/09/2026 23:13 (Asia/Tokyo)");
}

TEST(SpokenMoment, AZoneThatTheSystemDoesNotKnowIsUtc)
{
    auto const at = core::instant_of_unix(1'790'000'000);
    EXPECT_TRUE(spoken_moment(at, "Nowhere/City", Language::fr).starts_with("21/09/2026 14:13 ("));
}

} // namespace
} // namespace etimbre::web
