#include "domain/webhook/public_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>

namespace etimbre::domain::webhook {
namespace {

core::Bytes bytes_of(std::string const& text)
{
    std::array<std::uint8_t, 16> bytes{};
    if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return {bytes.begin(), bytes.begin() + 4};
    EXPECT_EQ(::inet_pton(AF_INET6, text.c_str(), bytes.data()), 1) << text;
    return {bytes.begin(), bytes.end()};
}

// First and last address of each block of the IANA IPv4 Special-Purpose Address Registry, and of multicast.
constexpr std::array special_v4{
    "0.0.0.0",         "0.255.255.255",   "10.0.0.0",        "10.255.255.255", "100.64.0.0",
    "100.127.255.255", "127.0.0.0",       "127.255.255.255", "169.254.0.0",    "169.254.169.254",
    "169.254.255.255", "172.16.0.0",      "172.31.255.255",  "192.0.0.0",      "192.0.0.255",
    "192.0.2.0",       "192.0.2.255",     "192.31.196.0",    "192.31.196.255", "192.52.193.0",
    "192.52.193.255",  "192.88.99.0",     "192.88.99.255",   "192.168.0.0",    "192.168.255.255",
    "192.175.48.0",    "192.175.48.255",  "198.18.0.0",      "198.19.255.255", "198.51.100.0",
    "198.51.100.255",  "203.0.113.0",     "203.0.113.255",   "224.0.0.0",      "239.255.255.255",
    "240.0.0.0",       "255.255.255.255",
};

// What lies just outside of them.
constexpr std::array public_v4{
    "1.0.0.0",         "9.255.255.255", "11.0.0.0",        "100.63.255.255",  "100.128.0.0",
    "126.255.255.255", "128.0.0.0",     "169.253.255.255", "169.255.0.0",     "172.15.255.255",
    "172.32.0.0",      "192.0.1.0",     "192.0.3.0",       "192.88.98.255",   "192.88.100.0",
    "192.167.255.255", "192.169.0.0",   "198.17.255.255",  "198.20.0.0",      "198.51.99.255",
    "198.51.101.0",    "203.0.112.255", "203.0.114.0",     "223.255.255.255", "8.8.8.8",
};

// Of the IANA IPv6 Special-Purpose Address Registry, multicast, and everything that carries an IPv4 address.
constexpr std::array special_v6{
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::7f00:1",
    "64:ff9b::",
    "64:ff9b::7f00:1",
    "64:ff9b::ffff:ffff",
    "64:ff9b:1::",
    "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
    "100::",
    "100::ffff:ffff:ffff:ffff",
    "100:0:0:1::1",
    "2001::",
    "2001::7f00:1",
    "2001:1::1",
    "2001:2::",
    "2001:3::",
    "2001:10::",
    "2001:20::",
    "2001:30::",
    "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::",
    "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2002::",
    "2002:7f00:1::",
    "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2620:4f:8000::",
    "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
    "3fff::",
    "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
    "5f00::",
    "fc00::",
    "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fe80::",
    "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fec0::",
    "ff00::",
    "ff02::1",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "4000::",
};

constexpr std::array public_v6{
    "2001:200::",
    "2001:4860:4860::8888",
    "2001:db7:ffff::",
    "2001:db9::",
    "2003::",
    "2620:4f:7fff::",
    "2620:4f:8001::",
    "2a00:1450::1",
    "3fff:1000::",
    "3ffe::1",
    "2000::1",
};

TEST(PublicAddress, SpecialBlocksAreNotPublic)
{
    for (auto const* const each : special_v4) EXPECT_FALSE(is_public(bytes_of(each))) << each;
    for (auto const* const each : special_v6) EXPECT_FALSE(is_public(bytes_of(each))) << each;
}

TEST(PublicAddress, WhatLiesBesideThemIs)
{
    for (auto const* const each : public_v4) EXPECT_TRUE(is_public(bytes_of(each))) << each;
    for (auto const* const each : public_v6) EXPECT_TRUE(is_public(bytes_of(each))) << each;
}

TEST(PublicAddress, AnythingOfAnotherLengthIsNot)
{
    for (auto const length : {0UZ, 3UZ, 5UZ, 15UZ, 17UZ}) EXPECT_FALSE(is_public(core::Bytes(length, 8)));
}

/// The slow and obvious definition: the first two bytes as a number, the rest as it comes.
bool is_public_v4_by_hand(std::array<std::uint8_t, 4> const& a)
{
    if (a[0] == 0 || a[0] == 10 || a[0] == 127 || a[0] >= 224) return false;
    if (a[0] == 100 && a[1] >= 64 && a[1] <= 127) return false;
    if (a[0] == 169 && a[1] == 254) return false;
    if (a[0] == 172 && a[1] >= 16 && a[1] <= 31) return false;
    if (a[0] == 198 && (a[1] == 18 || a[1] == 19 || (a[1] == 51 && a[2] == 100))) return false;
    if (a[0] == 203 && a[1] == 0 && a[2] == 113) return false;
    if (a[0] != 192) return true;
    bool const is_assigned = a[1] == 0 && (a[2] == 0 || a[2] == 2);
    bool const is_shared = (a[1] == 31 && a[2] == 196) || (a[1] == 52 && a[2] == 193) ||
                           (a[1] == 88 && a[2] == 99) || (a[1] == 175 && a[2] == 48);
    return a[1] != 168 && !is_assigned && !is_shared;
}

RC_GTEST_PROP(PublicAddress, IsWhatTheSlowDefinitionSays, ())
{
    std::array<std::uint8_t, 4> address{};
    auto const first = *rc::gen::element<int>(10, 100, 127, 169, 172, 192, 198, 203, 224, 8, 0, 240, 255);
    address[0] = static_cast<std::uint8_t>(first);
    for (std::size_t at = 1; at < address.size(); ++at) address.at(at) = *rc::gen::arbitrary<std::uint8_t>();
    RC_ASSERT(is_public(address) == is_public_v4_by_hand(address));
}

RC_GTEST_PROP(PublicAddress, NoIpv6AddressOutsideOfGlobalUnicastIsPublic, ())
{
    std::array<std::uint8_t, 16> address{};
    for (auto& each : address) each = *rc::gen::arbitrary<std::uint8_t>();
    RC_PRE((address[0] & 0xE0U) != 0x20U);
    RC_ASSERT(!is_public(address));
}

} // namespace
} // namespace etimbre::domain::webhook
