#include "http/server/turnstile.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cstring>

namespace etimbre::http::server {
namespace {

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
    Turnstile turnstile{2, 9};
    auto first = turnstile.enter(v4("192.0.2.1"));
    auto const second = turnstile.enter(v4("192.0.2.2"));
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(turnstile.enter(v4("192.0.2.3")));
    first.reset();
    EXPECT_TRUE(turnstile.enter(v4("192.0.2.3")));
}

TEST(Turnstile, CountsTheConnectionsOfAnAddress)
{
    Turnstile turnstile{9, 1};
    auto first = turnstile.enter(v4("192.0.2.1"));
    EXPECT_FALSE(turnstile.enter(v4("192.0.2.1")));
    EXPECT_FALSE(turnstile.enter(v6("::ffff:192.0.2.1"))) << "the same address, written for IPv6";
    EXPECT_TRUE(turnstile.enter(v4("192.0.2.2")));
    auto const moved = std::move(first);
    first.reset();
    EXPECT_FALSE(turnstile.enter(v4("192.0.2.1"))) << "a pass that moved is still held";
}

TEST(Turnstile, AnIpv6ClientIsItsNetwork)
{
    Turnstile turnstile{9, 1};
    auto const first = turnstile.enter(v6("2001:db8:0:1::1"));
    EXPECT_FALSE(turnstile.enter(v6("2001:db8:0:1:ffff:ffff:ffff:ffff")));
    EXPECT_TRUE(turnstile.enter(v6("2001:db8:0:2::1")));
}

} // namespace
} // namespace etimbre::http::server
