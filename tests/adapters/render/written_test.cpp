#include "adapters/render/written.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::adapters::render {
namespace {

using core::Language;
using core::Money;

core::Instant utc(int year, unsigned month, unsigned day, int hour, int minute)
{
    using namespace std::chrono;
    return sys_days{year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}
           } +
           hours{hour} + minutes{minute};
}

TEST(WrittenAmount, FollowsTheHabitOfEachLanguage)
{
    auto const amount = Money::of_minor(123456789, core::mad);
    EXPECT_EQ(written_amount(amount, Language::ar), "1.234.567,89\u00A0درهم");
    EXPECT_EQ(written_amount(amount, Language::fr), "1\u202F234\u202F567,89\u00A0MAD");
    EXPECT_EQ(written_amount(amount, Language::en), "1,234,567.89\u00A0MAD");
    EXPECT_EQ(written_amount(amount, Language::es), "1\u202F234\u202F567,89\u00A0MAD");
}

TEST(WrittenAmount, SpanishGroupsFromFiveDigitsOn)
{
    EXPECT_EQ(written_amount(Money::of_minor(108000, core::mad), Language::es), "1080,00\u00A0MAD");
    EXPECT_EQ(written_amount(Money::of_minor(1080000, core::mad), Language::es), "10\u202F800,00\u00A0MAD");
}

TEST(WrittenAmount, HasAsManyDecimalsAsTheCurrency)
{
    core::Currency const yen{{'J', 'P', 'Y'}, 0};
    core::Currency const dinar{{'T', 'N', 'D'}, 3};
    EXPECT_EQ(written_amount(Money::of_minor(12000, yen), Language::en), "12,000\u00A0JPY");
    EXPECT_EQ(written_amount(Money::of_minor(12345, dinar), Language::fr), "12,345\u00A0TND");
    EXPECT_EQ(written_amount(Money::of_minor(-5, core::mad), Language::en), "-0.05\u00A0MAD");
}

TEST(WrittenMoment, IsThatOfThePostAndNamesItsZone)
{
    auto const moment = written_moment(utc(2026, 9, 21, 14, 13), "Europe/Paris", Language::fr);
    EXPECT_EQ(moment.day_and_time, "21 septembre 2026 à 16:13");
    EXPECT_EQ(moment.zone, "Europe/Paris, UTC+2");
}

TEST(WrittenMoment, MoroccoMovesItsClockInRamadan)
{
    auto const in_ramadan = written_moment(utc(2026, 3, 1, 12, 0), "Africa/Casablanca", Language::en);
    auto const otherwise = written_moment(utc(2026, 5, 1, 12, 0), "Africa/Casablanca", Language::en);
    EXPECT_EQ(in_ramadan.day_and_time, "1 March 2026, 12:00");
    EXPECT_EQ(in_ramadan.zone, "Africa/Casablanca, UTC");
    EXPECT_EQ(otherwise.day_and_time, "1 May 2026, 13:00");
    EXPECT_EQ(otherwise.zone, "Africa/Casablanca, UTC+1");
}

TEST(WrittenMoment, TheDayIsThatOfThePostToo)
{
    auto const moment = written_moment(utc(2026, 12, 31, 23, 5), "Asia/Kolkata", Language::es);
    EXPECT_EQ(moment.day_and_time, "1 de enero de 2027, 04:35");
    EXPECT_EQ(moment.zone, "Asia/Kolkata, UTC+5:30");
}

TEST(WrittenMoment, WestOfGreenwichTheOffsetIsNegative)
{
    auto const moment = written_moment(utc(2026, 1, 15, 3, 0), "America/St_Johns", Language::ar);
    EXPECT_EQ(moment.day_and_time, "14 يناير 2026 على الساعة 23:30");
    EXPECT_EQ(moment.zone, "America/St_Johns, UTC-3:30");
}

TEST(WrittenMoment, TheFirstOfTheMonthIsAnOrdinalInFrench)
{
    EXPECT_EQ(
        written_moment(utc(2027, 2, 1, 9, 0), "UTC", Language::fr).day_and_time, "1er février 2027 à 09:00"
    );
}

TEST(WrittenMoment, AnUnknownZoneIsAFailure)
{
    EXPECT_THROW(written_moment(utc(2026, 1, 1, 0, 0), "Europe/Atlantis", Language::en), std::runtime_error);
}

} // namespace
} // namespace etimbre::adapters::render
