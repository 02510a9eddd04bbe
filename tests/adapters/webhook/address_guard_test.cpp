#include "adapters/webhook/address_guard.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <stdexcept>
#include <vector>

namespace etimbre::adapters::webhook {
namespace {

bool lets_v4(AddressGuard const& guard, char const* text)
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    EXPECT_EQ(::inet_pton(AF_INET, text, &to.sin_addr), 1) << text;
    return guard.lets_through(reinterpret_cast<sockaddr const&>(to));
}

bool lets_v6(AddressGuard const& guard, char const* text)
{
    sockaddr_in6 to{};
    to.sin6_family = AF_INET6;
    EXPECT_EQ(::inet_pton(AF_INET6, text, &to.sin6_addr), 1) << text;
    return guard.lets_through(reinterpret_cast<sockaddr const&>(to));
}

TEST(AddressGuard, LetsPublicAddressesThroughAndNoOthers)
{
    AddressGuard const guard{{}};
    EXPECT_TRUE(lets_v4(guard, "8.8.8.8"));
    EXPECT_TRUE(lets_v6(guard, "2001:4860:4860::8888"));
    for (auto const* const each : {"127.0.0.1", "10.1.2.3", "169.254.169.254"})
        EXPECT_FALSE(lets_v4(guard, each));
    for (auto const* const each : {"::1", "::ffff:8.8.8.8", "fe80::1", "64:ff9b::808:808"})
        EXPECT_FALSE(lets_v6(guard, each)) << each;
}

TEST(AddressGuard, LetsThroughWhatAnOperatorNamesAndNotItsNeighbour)
{
    std::vector<std::string> const allowed{"127.0.0.1", "fd00::7"};
    AddressGuard const guard{allowed};
    EXPECT_TRUE(lets_v4(guard, "127.0.0.1"));
    EXPECT_FALSE(lets_v4(guard, "127.0.0.2"));
    EXPECT_TRUE(lets_v6(guard, "fd00::7"));
    EXPECT_FALSE(lets_v6(guard, "fd00::8"));
    EXPECT_FALSE(lets_v6(guard, "::ffff:127.0.0.1")) << "the same address in another family is another";
}

TEST(AddressGuard, LetsNothingButTheInternetThrough)
{
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    EXPECT_FALSE(AddressGuard{{}}.lets_through(reinterpret_cast<sockaddr const&>(to)));
}

TEST(AddressGuard, IsToldAddresses)
{
    std::vector<std::string> const wrong{"localhost"};
    EXPECT_THROW(AddressGuard{wrong}, std::invalid_argument);
}

} // namespace
} // namespace etimbre::adapters::webhook
