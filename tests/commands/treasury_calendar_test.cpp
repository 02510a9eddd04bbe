#include "commands/treasury_calendar.hpp"

#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

constexpr std::chrono::days one_day{1};

// A day that no later change of the law can move: Morocco was an hour ahead then, and is at UTC since
// September 2026.
TEST(TreasuryCalendar, ADayOfCasablancaBeginsAnHourBeforeUtcWhereItsClocksAreAnHourAhead)
{
    auto const calendar = treasury_calendar("Africa/Casablanca");
    std::chrono::sys_days const day{std::chrono::year{2026} / 1 / 15};
    EXPECT_EQ(calendar.span(day).from, day - std::chrono::hours{1});
    EXPECT_EQ(calendar.span(day).until, day + std::chrono::hours{23});
    EXPECT_EQ(calendar.day_of(day - std::chrono::hours{1}), day);
    EXPECT_EQ(calendar.day_of(day - std::chrono::hours{1} - std::chrono::microseconds{1}), day - one_day);
}

// Morocco goes back to UTC for Ramadan: those days have 25 and 23 hours, and none is left out.
TEST(TreasuryCalendar, EveryMomentOfAYearIsOfOneDay)
{
    auto const calendar = treasury_calendar("Africa/Casablanca");
    std::chrono::sys_days day{std::chrono::year{2026} / 1 / 1};
    for (auto const end = day + 365 * one_day; day < end; day += one_day) {
        auto const span = calendar.span(day);
        EXPECT_EQ(span.until, calendar.span(day + one_day).from);
        EXPECT_EQ(calendar.day_of(span.from), day);
        EXPECT_EQ(calendar.day_of(span.until - std::chrono::microseconds{1}), day);
    }
}

TEST(TreasuryCalendar, AZoneThatThereIsNotIsAFailure)
{
    EXPECT_THROW(treasury_calendar("Africa/Nowhere"), std::runtime_error);
}

} // namespace
} // namespace etimbre::commands
