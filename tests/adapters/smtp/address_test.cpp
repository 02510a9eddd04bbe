#include "adapters/smtp/address.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::smtp {
namespace {

TEST(Address, WhatPeopleHaveIsPlain)
{
    for (auto const* const each :
         {"a@b", "amina.b+stamps@mail.example.org", "o'neill_x@xn--bcher-kva.example"})
        EXPECT_TRUE(is_plain_address(each)) << each;
}

TEST(Address, WhatWouldSayMoreThanAnAddressIsNot)
{
    for (auto const* const each :
         {"",
          "@",
          "a@",
          "@b",
          "a@b@c",
          "a b@c",
          "a@b\r\nBcc: x@y.example",
          "a@b>\r\nRCPT TO:<x@y",
          "<a@b>",
          "a,b@c",
          "\"a b\"@c",
          "a..b@c",
          ".a@c",
          "a@b.",
          "a@[127.0.0.1]",
          "amina@exämple.org",
          "a\x01@b"})
        EXPECT_FALSE(is_plain_address(each)) << each;
    EXPECT_FALSE(is_plain_address(std::string(65, 'a') + "@b"));
    EXPECT_FALSE(is_plain_address("a@" + std::string(256, 'b')));
}

TEST(Address, ItsDomainIsWhatStandsBehindTheSign)
{
    EXPECT_EQ(domain_of("no-reply@etimbre.example"), "etimbre.example");
}

} // namespace
} // namespace etimbre::adapters::smtp
