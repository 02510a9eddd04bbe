#include "core/instant.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace etimbre::core {
namespace {

using namespace std::chrono_literals;

TEST(Instant, IsWrittenInUtcWithWholeSeconds)
{
    EXPECT_EQ(to_rfc3339(instant_of_unix(0)), "1970-01-01T00:00:00Z");
    EXPECT_EQ(to_rfc3339(instant_of_unix(1'000'000'000)), "2001-09-09T01:46:40Z");
    EXPECT_EQ(to_rfc3339(instant_of_unix(1'709'164'799)), "2024-02-28T23:59:59Z");
    EXPECT_EQ(to_rfc3339(instant_of_unix(1'709'164'800)), "2024-02-29T00:00:00Z");
}

TEST(Instant, APartOfASecondIsDroppedAlsoBeforeTheEpoch)
{
    EXPECT_EQ(to_rfc3339(instant_of_micros(1'999'999)), "1970-01-01T00:00:01Z");
    EXPECT_EQ(to_rfc3339(instant_of_micros(-1)), "1969-12-31T23:59:59Z");
    EXPECT_EQ(unix_of(instant_of_micros(-1)), -1);
}

TEST(Instant, ComesBackFromMicroseconds)
{
    for (std::int64_t const micros : {0LL, 1LL, -1LL, 1'790'000'000'123'456LL})
        EXPECT_EQ(micros_of(instant_of_micros(micros)), micros);
}

TEST(Instant, ADayIsWrittenAsItsDate)
{
    EXPECT_EQ(to_date(std::chrono::sys_days{2026y / 11 / 23}), "2026-11-23");
    EXPECT_EQ(to_date(std::chrono::sys_days{800y / 1 / 2}), "0800-01-02");
}

RC_GTEST_PROP(Instant, ADayComesBackFromItsDate, ())
{
    std::chrono::sys_days const day{std::chrono::days{*rc::gen::inRange(-700'000, 2'900'000)}};
    RC_ASSERT(from_date(to_date(day)) == day);
}

TEST(Instant, OnlyADateThatExistsIsRead)
{
    EXPECT_TRUE(from_date("2024-02-29"));
    for (std::string_view const text :
         {"",
          "2023-02-29",
          "2024-13-01",
          "2024-00-10",
          "2024-1-01",
          "24-01-01",
          "2024/01/01",
          "2024-01-01 ",
          "-024-01-01"})
        EXPECT_FALSE(from_date(text)) << text;
}

RC_GTEST_PROP(Instant, ComesBackFromItsText, ())
{
    auto const at = instant_of_unix(*rc::gen::inRange<std::int64_t>(-62'000'000'000, 250'000'000'000));
    RC_ASSERT(from_rfc3339(to_rfc3339(at)) == at);
}

TEST(Instant, AnOffsetIsTakenOffTheTimeOfTheClock)
{
    auto const at = from_rfc3339("2026-05-01T00:00:00Z");
    ASSERT_TRUE(at);
    EXPECT_EQ(from_rfc3339("2026-05-01T01:00:00+01:00"), at);
    EXPECT_EQ(from_rfc3339("2026-04-30T19:30:00-04:30"), at);
    EXPECT_EQ(from_rfc3339("2026-05-01T00:00:00+00:00"), at);
}

TEST(Instant, OnlyATextWithDateTimeAndOffsetIsRead)
{
    for (std::string_view const text :
         {"",
          "2026-05-01",
          "2026-05-01T00:00:00",
          "2026-05-01 00:00:00Z",
          "2026-05-01t00:00:00Z",
          "2026-05-01T00:00:00z",
          "2026-05-01T24:00:00Z",
          "2026-05-01T00:60:00Z",
          "2026-05-01T00:00:60Z",
          "2026-02-29T00:00:00Z",
          "2026-05-01T00:00:00.5Z",
          "2026-05-01T00:00:00+1:00",
          "2026-05-01T00:00:00+0100",
          "2026-05-01T00:00:00+24:00",
          "2026-05-01T00:00:00ZZ",
          "2026-05-01T0-:00:00Z"})
        EXPECT_FALSE(from_rfc3339(text)) << text;
}

} // namespace
} // namespace etimbre::core
