#include "domain/webhook/receiver_url.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <vector>

namespace etimbre::domain::webhook {
namespace {

std::vector<std::string> const loopback{"127.0.0.1", "::1"};

TEST(ReceiverUrl, ANameWithPortAndPathIsTakenApart)
{
    auto const url = parse_receiver_url("https://Hooks.Consulate.example:8443/etimbre?a=b", {}).value();
    EXPECT_EQ(url.host, "hooks.consulate.example");
    EXPECT_EQ(url.port, 8443);
    EXPECT_EQ(url.target, "/etimbre?a=b");
    EXPECT_FALSE(url.is_address);
    EXPECT_EQ(url.text(), "https://hooks.consulate.example:8443/etimbre?a=b");
}

TEST(ReceiverUrl, HasOneSpelling)
{
    EXPECT_EQ(parse_receiver_url("HTTPS://x.example:443", {}).value().text(), "https://x.example/");
    EXPECT_EQ(parse_receiver_url("https://x.example?a", {}).value().text(), "https://x.example/?a");
    EXPECT_EQ(parse_receiver_url("https://[::1]:9/", loopback).value().text(), "https://[::1]:9/");
}

// Each is something that a reader of URLs somewhere takes for another host than ours would.
TEST(ReceiverUrl, WhatCouldBeReadInTwoWaysIsRefused)
{
    for (auto const* const text :
         {"",
          "https://",
          "http://x.example/",
          "ftp://x.example/",
          "//x.example/",
          "https:/x.example",
          "https://user@x.example/",
          "https://user:password@x.example/",
          "https://x.example/#part",
          "https://x.example\\@y.example/",
          "https://x example/",
          "https://x.example/\r\nX: y",
          "https://x..example/",
          "https://.x.example/",
          "https://x.example./",
          "https://-x.example/",
          "https://x-.example/",
          "https://x_y.example/",
          "https://x.example:0/",
          "https://x.example:65536/",
          "https://x.example:/",
          "https://x.example:8a/",
          "https://x.example:+1/",
          "https://[::1/",
          "https://[::1]x/",
          "https://%31.example/",
          "https://\xC3\xA9.example/",
          "https:///path",
          "https://:443/"})
        EXPECT_FALSE(parse_receiver_url(text, loopback)) << text;
    EXPECT_FALSE(parse_receiver_url("https://x.example/" + std::string(500, 'a'), {}));
    EXPECT_FALSE(parse_receiver_url("https://" + std::string(64, 'a') + ".example/", {}));
}

TEST(ReceiverUrl, AnAddressInAnySpellingMustBeAllowedAsItStands)
{
    for (auto const* const host :
         {"127.0.0.1",
          "[::1]",
          "127.1",
          "2130706433",
          "0x7f000001",
          "0177.0.0.1",
          "0x7f.1",
          "[::ffff:127.0.0.1]",
          "10.0.0.1",
          "1.2.3.4"})
        EXPECT_FALSE(parse_receiver_url("https://" + std::string{host} + "/", {})) << host;
    EXPECT_TRUE(parse_receiver_url("https://127.0.0.1/", loopback).value().is_address);
    EXPECT_TRUE(parse_receiver_url("https://[::1]/", loopback).value().is_address);
    EXPECT_FALSE(parse_receiver_url("https://127.1/", loopback));
    EXPECT_FALSE(parse_receiver_url("https://127.0.0.2/", loopback));
}

RC_GTEST_PROP(ReceiverUrl, WhatIsReadIsReadAgainFromItsOwnSpelling, (std::string const& text))
{
    auto const url = parse_receiver_url("https://" + text, loopback);
    if (!url) return;
    auto const again = parse_receiver_url(url->text(), loopback);
    RC_ASSERT(again.has_value());
    RC_ASSERT(again->text() == url->text());
    RC_ASSERT(again->host == url->host);
}

} // namespace
} // namespace etimbre::domain::webhook
