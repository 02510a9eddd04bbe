#include "domain/notice/patience.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::notice {
namespace {

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

TEST(Patience, PausesDoubleFromOneMinuteToSixHours)
{
    Patience const patience;
    EXPECT_EQ(patience.pause_after(1), std::chrono::minutes{1});
    EXPECT_EQ(patience.pause_after(2), std::chrono::minutes{2});
    EXPECT_EQ(patience.pause_after(9), std::chrono::minutes{256});
    EXPECT_EQ(patience.pause_after(10), std::chrono::hours{6});
    EXPECT_EQ(patience.pause_after(1'000'000), std::chrono::hours{6});
    EXPECT_EQ(patience.pause_after(0), std::chrono::minutes{1});
}

TEST(Patience, EndsAfterThreeDays)
{
    Patience const patience;
    EXPECT_FALSE(patience.is_over(noon, noon + std::chrono::hours{72} - std::chrono::seconds{1}));
    EXPECT_TRUE(patience.is_over(noon, noon + std::chrono::hours{72}));
}

} // namespace
} // namespace etimbre::domain::notice
