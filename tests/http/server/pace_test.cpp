#include "http/server/pace.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::server {
namespace {

using namespace std::chrono_literals;

constexpr Pace::Clock::time_point begun{1h};

Pace of_a_kib_a_second()
{
    return {{.window = 10s, .bytes_per_second = 1024, .total = 120s}, begun};
}

TEST(APace, IsLostAfterOneWindowWithoutEnoughBytes)
{
    auto pace = of_a_kib_a_second();
    EXPECT_EQ(pace.deadline(), begun + 10s);
    for (auto second = 1s; second < 10s; second += 1s) pace.moved(1000, begun + second);
    EXPECT_EQ(pace.deadline(), begun + 10s) << "a byte now and then buys no time";
}

TEST(APace, OfEnoughBytesHasAnotherWindow)
{
    auto pace = of_a_kib_a_second();
    pace.moved(10240, begun + 9s);
    EXPECT_EQ(pace.deadline(), begun + 19s);
    pace.moved(1UZ << 20U, begun + 10s);
    EXPECT_EQ(pace.deadline(), begun + 20s) << "what came fast is not saved up for later";
}

TEST(APace, EndsWithTheTotal)
{
    auto pace = of_a_kib_a_second();
    for (auto second = 1s; second < 120s; second += 1s) pace.moved(1UZ << 20U, begun + second);
    EXPECT_EQ(pace.deadline(), begun + 120s);
}

TEST(APace, OfAnySpeedIsLostOnlyByAPause)
{
    Pace pace{{.window = 10s, .bytes_per_second = 0, .total = 120s}, begun};
    pace.moved(1, begun + 9s);
    EXPECT_EQ(pace.deadline(), begun + 19s);
}

} // namespace
} // namespace etimbre::http::server
