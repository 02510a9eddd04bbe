#include "http/server/turned_away.hpp"
#include "http/server/turnstile.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cstring>
#include <optional>
#include <string>

namespace etimbre::http::server {
namespace {

using namespace std::chrono_literals;

constexpr Turnstile::Clock::time_point now{1h};

sockaddr_storage v4(char const* text)
{
    sockaddr_storage storage{};
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, text, &address.sin_addr);
    std::memcpy(&storage, &address, sizeof address);
    return storage;
}

sockaddr_storage v6(char const* text)
{
    sockaddr_storage storage{};
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    inet_pton(AF_INET6, text, &address.sin6_addr);
    std::memcpy(&storage, &address, sizeof address);
    return storage;
}

TEST(Turnstile, CountsAllConnections)
{
    Turnstile turnstile{{.total = 2, .per_address = 9}};
    std::optional first = turnstile.enter(v4("192.0.2.1"), now);
    auto const second = turnstile.enter(v4("192.0.2.2"), now);
    EXPECT_TRUE(first->has_value() && second);
    EXPECT_FALSE(turnstile.enter(v4("192.0.2.3"), now));
    first.reset();
    EXPECT_TRUE(turnstile.enter(v4("192.0.2.3"), now));
}

TEST(Turnstile, CountsTheConnectionsOfAnAddress)
{
    Turnstile turnstile{{.total = 9, .per_address = 1}};
    std::optional first = turnstile.enter(v4("192.0.2.1"), now);
    EXPECT_FALSE(turnstile.enter(v4("192.0.2.1"), now));
    EXPECT_FALSE(turnstile.enter(v6("::ffff:192.0.2.1"), now)) << "the same address, written for IPv6";
    EXPECT_TRUE(turnstile.enter(v4("192.0.2.2"), now));
    auto const moved = *std::move(first);
    first.reset(); // NOLINT(bugprone-use-after-move): what is left of it ends
    EXPECT_FALSE(turnstile.enter(v4("192.0.2.1"), now)) << "a pass that moved is still held";
}

TEST(Turnstile, AnIpv6ClientIsItsNetwork)
{
    Turnstile turnstile{{.total = 9, .per_address = 1}};
    auto const first = turnstile.enter(v6("2001:db8:0:1::1"), now);
    EXPECT_FALSE(turnstile.enter(v6("2001:db8:0:1:ffff:ffff:ffff:ffff"), now));
    EXPECT_TRUE(turnstile.enter(v6("2001:db8:0:2::1"), now));
}

TEST(Turnstile, SaysWhyNobodyCanEnter)
{
    Turnstile turnstile{{.total = 2, .per_address = 1, .arrivals_per_second = 1}};
    auto const first = turnstile.enter(v4("192.0.2.1"), now);
    EXPECT_EQ(turnstile.enter(v4("192.0.2.1"), now).error(), turned_away::address_full);
    {
        auto const second = turnstile.enter(v4("192.0.2.2"), now);
    }
    EXPECT_EQ(turnstile.enter(v4("192.0.2.2"), now).error(), turned_away::address_rate);
    auto const third = turnstile.enter(v4("192.0.2.3"), now);
    EXPECT_EQ(turnstile.enter(v4("192.0.2.4"), now).error(), turned_away::full);
}

TEST(Turnstile, AnAddressComesSoOftenAndNoMore)
{
    Turnstile turnstile{{.total = 9, .per_address = 9, .arrivals_per_second = 10, .arrivals_at_once = 3}};
    auto const entered = [&](Turnstile::Clock::time_point at, char const* who) {
        return turnstile.enter(v4(who), at).has_value(); // and leaves at once
    };
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(entered(now, "192.0.2.1"));
    EXPECT_FALSE(entered(now, "192.0.2.1"));
    EXPECT_TRUE(entered(now, "192.0.2.2")) << "another has its own share";
    EXPECT_FALSE(entered(now + 99ms, "192.0.2.1"));
    EXPECT_TRUE(entered(now + 100ms, "192.0.2.1"));
    EXPECT_FALSE(entered(now + 100ms, "192.0.2.1"));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(entered(now + 10s, "192.0.2.1")) << "a pause gives it all back";
    EXPECT_FALSE(entered(now + 10s, "192.0.2.1"));
}

TEST(Turnstile, ForgetsWhoIsQuiet)
{
    Turnstile turnstile{{.total = 9, .per_address = 9, .arrivals_per_second = 1}};
    for (int i = 0; i < 100'000; ++i) {
        auto const address = "10." + std::to_string(i / 65536) + "." + std::to_string(i / 256 % 256) + "." +
                             std::to_string(i % 256);
        ASSERT_TRUE(turnstile.enter(v4(address.c_str()), now + i * 1ms));
    }
    EXPECT_LE(turnstile.addresses(), 3000U)
        << "those of the last second, and as many that wait to be forgotten";
}

} // namespace
} // namespace etimbre::http::server
