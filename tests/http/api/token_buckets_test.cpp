#include "http/api/token_buckets.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace etimbre::http::api {
namespace {

using std::chrono::seconds;

constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

TEST(TokenBuckets, AnAddressMayAskFiveTimesAndThenAsTokensComeBack)
{
    TokenBuckets rate{5};
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(rate.take("192.0.2.1", noon));
    EXPECT_EQ(rate.take("192.0.2.1", noon), seconds{12});
    EXPECT_EQ(rate.take("192.0.2.1", noon + seconds{11}), seconds{1});
    EXPECT_FALSE(rate.take("192.0.2.1", noon + seconds{12}));
    EXPECT_TRUE(rate.take("192.0.2.1", noon + seconds{12}));
}

TEST(TokenBuckets, OneAddressDoesNotWaitForAnother)
{
    TokenBuckets rate{1};
    EXPECT_FALSE(rate.take("192.0.2.1", noon));
    EXPECT_FALSE(rate.take("192.0.2.2", noon));
    EXPECT_TRUE(rate.take("192.0.2.1", noon));
}

TEST(TokenBuckets, TheWaitIsThatOfTheChosenPeriod)
{
    TokenBuckets rate{4, seconds{2}};
    for (int i = 0; i < 4; ++i) EXPECT_FALSE(rate.take("all", noon));
    EXPECT_EQ(rate.take("all", noon), seconds{1}) << "half a second, rounded up";
    EXPECT_FALSE(rate.take("all", noon + std::chrono::milliseconds{500}));
}

TEST(TokenBuckets, AMillionNetworksTakeNoMoreRoomThanTheBoundAllows)
{
    TokenBuckets rate{1, std::chrono::minutes{1}, 1000};
    auto now = noon;
    for (unsigned i = 0; i < 1'000'000; ++i) {
        now += std::chrono::microseconds{10};
        EXPECT_FALSE(rate.take(std::to_string(i), now));
        if (i % 10'000 != 0) continue;
        ASSERT_LE(rate.size(), 2000U);
    }
}

TEST(TokenBuckets, TheHostsOfAnIpv6NetworkAreOneClient)
{
    EXPECT_EQ(client_of("2001:db8:1:2::1"), client_of("2001:db8:1:2:ffff::7"));
    EXPECT_NE(client_of("2001:db8:1:2::1"), client_of("2001:db8:1:3::1"));
    EXPECT_EQ(client_of("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(client_of("fe80::1%eth0"), client_of("fe80::2"));
}

TEST(TokenBuckets, InNoMinuteDoesAnAddressAskMoreThanTwiceItsShare)
{
    rc::check([] {
        auto const per_minute = *rc::gen::inRange<std::size_t>(1, 20);
        auto const steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20'000));
        TokenBuckets rate{per_minute};
        auto now = noon;
        std::vector<core::Instant> taken;
        for (auto const step : steps) {
            now += std::chrono::milliseconds{step};
            if (!rate.take("192.0.2.1", now)) taken.push_back(now);
        }
        auto const in_minute_from = [&](auto from) {
            return std::ranges::count_if(taken, [&](auto at) {
                return at >= from && at < from + seconds{60};
            });
        };
        for (auto const from : taken)
            RC_ASSERT(static_cast<std::size_t>(in_minute_from(from)) <= 2 * per_minute);
    });
}

TEST(TokenBuckets, WhoWaitsAsLongAsToldIsAnswered)
{
    rc::check([] {
        auto const per_minute = *rc::gen::inRange<std::size_t>(1, 100);
        TokenBuckets rate{per_minute};
        auto now = noon;
        for (auto const step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3000))) {
            now += std::chrono::milliseconds{step};
            auto const wait = rate.take("192.0.2.1", now);
            if (!wait) continue;
            now += *wait;
            RC_ASSERT(!rate.take("192.0.2.1", now));
        }
    });
}

TEST(TokenBuckets, AClockSetBackLocksNobodyOut)
{
    TokenBuckets rate{1};
    EXPECT_FALSE(rate.take("192.0.2.1", noon));
    EXPECT_FALSE(rate.take("192.0.2.1", noon - std::chrono::hours{1}));
}

TEST(TokenBuckets, ManyAddressesPushOutTheOldestAndNobodyIsRefusedForThem)
{
    TokenBuckets rate{1, std::chrono::minutes{1}, 100};
    for (int i = 0; i < 1000; ++i) EXPECT_FALSE(rate.take("198.51.100." + std::to_string(i), noon));
    EXPECT_TRUE(rate.take("198.51.100.999", noon));
    EXPECT_FALSE(rate.take("198.51.100.0", noon));
}

} // namespace
} // namespace etimbre::http::api
