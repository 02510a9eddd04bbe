#include "domain/webhook/schedule.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace etimbre::domain::webhook {
namespace {

using namespace std::chrono_literals;

void lowest(std::span<std::uint8_t> out)
{
    std::ranges::fill(out, std::uint8_t{0});
}

void highest(std::span<std::uint8_t> out)
{
    std::ranges::fill(out, std::uint8_t{255});
}

void in_between(std::span<std::uint8_t> out)
{
    std::ranges::fill(out, std::uint8_t{0x7F});
}

TEST(WebhookSchedule, TheFirstPauseIsFiveSecondsWithinAFifth)
{
    Schedule const schedule;
    EXPECT_EQ(schedule.pause_after(1, 0s, lowest), 4s);
    EXPECT_EQ(schedule.pause_after(1, 0s, highest), 6s);
}

TEST(WebhookSchedule, TenTriesAreAllThereIs)
{
    Schedule const schedule;
    EXPECT_TRUE(schedule.pause_after(9, 0s, lowest).has_value());
    EXPECT_EQ(schedule.pause_after(10, 0s, lowest), std::nullopt);
    EXPECT_EQ(schedule.pause_after(0, 0s, lowest), std::nullopt);
}

TEST(WebhookSchedule, WhoAsksForTimeGetsItButNoMoreThanADay)
{
    Schedule const schedule;
    EXPECT_EQ(schedule.pause_after(1, 90s, highest), 90s);
    EXPECT_EQ(schedule.pause_after(2, 90s, lowest), 240s);
    EXPECT_EQ(schedule.pause_after(1, std::chrono::hours{1000}, lowest), std::chrono::hours{24});
    EXPECT_EQ(schedule.pause_after(1, -5s, lowest), 4s);
}

RC_GTEST_PROP(WebhookSchedule, EveryPauseLiesWithinAFifthOfWhatTheScheduleSays, ())
{
    Schedule const schedule;
    auto const failures = *rc::gen::inRange(1, 10);
    auto const says = std::chrono::milliseconds{schedule.pauses.at(static_cast<std::size_t>(failures - 1))};
    for (auto const entropy : {lowest, in_between, highest}) {
        auto const pause = schedule.pause_after(failures, 0s, entropy).value();
        RC_ASSERT(pause >= says * 4 / 5);
        RC_ASSERT(pause <= says * 6 / 5);
    }
}

} // namespace
} // namespace etimbre::domain::webhook
