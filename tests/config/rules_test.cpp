#include "config/rules.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace etimbre::config {
namespace {

TEST(Rules, ACountryIsTwoCapitals)
{
    EXPECT_TRUE(is_country_code("MA"));
    for (std::string_view const text : {"", "M", "MAR", "ma", "M1", "Ma"})
        EXPECT_FALSE(is_country_code(text)) << text;
}

TEST(Rules, AnAddressIsANumberNotAName)
{
    for (std::string_view const text : {"127.0.0.1", "0.0.0.0", "::", "::1", "2001:db8::7"})
        EXPECT_TRUE(is_ip_address(text)) << text;
    for (std::string_view const text : {"", "localhost", "127.1", "256.0.0.1", "[::1]", "127.0.0.1:80"})
        EXPECT_FALSE(is_ip_address(text)) << text;
}

TEST(Rules, AWebAddressIsHttpsAndPlain)
{
    for (std::string_view const text : {"https://a", "https://a.example:1/fim/api", "https://[::1]:8444/x"})
        EXPECT_TRUE(is_https_url(text)) << text;
    for (std::string_view const text :
         {"",
          "https://",
          "https:///x",
          "https://:1",
          "http://a",
          "HTTPS://a",
          "https://u@a",
          "https://a?q",
          "https://a#f",
          "https://a b",
          "https://a;b",
          "https://a,b",
          "https://a'b",
          "https://a\n",
          "https://é"})
        EXPECT_FALSE(is_https_url(text)) << text;
}

TEST(Rules, AnOriginHasNoPath)
{
    EXPECT_TRUE(is_origin_or_empty(""));
    EXPECT_TRUE(is_origin_or_empty("https://a.example:8443"));
    EXPECT_FALSE(is_origin_or_empty("https://a.example/"));
    EXPECT_FALSE(is_origin_or_empty("a.example"));
}

TEST(Rules, ADayMeansItsMidnightInUtc)
{
    EXPECT_EQ(moment_of("2026-05-01"), core::from_rfc3339("2026-05-01T00:00:00Z"));
    EXPECT_EQ(moment_of("2026-05-01T00:00:00+01:00"), core::from_rfc3339("2026-04-30T23:00:00Z"));
    EXPECT_TRUE(is_moment_or_empty(""));
    EXPECT_FALSE(is_moment_or_empty("2026-05"));
    EXPECT_FALSE(is_moment_or_empty("2026-05-01T00:00"));
}

TEST(Rules, ATextHoldsNoControlCharacter)
{
    EXPECT_TRUE(is_filled("clé d'été"));
    EXPECT_TRUE(is_filled_or_empty(""));
    EXPECT_FALSE(is_filled(""));
    EXPECT_FALSE(is_filled_or_empty("a\nb"));
    EXPECT_FALSE(is_filled_or_empty(std::string_view{"a\0b", 3}));
}

TEST(Rules, LanguagesAndLevelsAreClosedLists)
{
    EXPECT_TRUE(is_language("ar"));
    EXPECT_FALSE(is_language("AR"));
    EXPECT_TRUE(is_level("warning"));
    EXPECT_FALSE(is_level("warn"));
    for (auto const* const word : {"required", "available", "off"}) EXPECT_TRUE(is_sandbox_word(word));
    for (auto const* const word : {"", "on", "Off", "no"}) EXPECT_FALSE(is_sandbox_word(word));
    for (auto const* const word : {"on", "off"}) EXPECT_TRUE(is_on_or_off(word));
    for (auto const* const word : {"", "On", "true", "1"}) EXPECT_FALSE(is_on_or_off(word));
}

TEST(Rules, AnOfficersVoidIsRefundedOrKept)
{
    EXPECT_TRUE(is_officer_voids_word("refunded"));
    EXPECT_TRUE(is_officer_voids_word("kept"));
    EXPECT_FALSE(is_officer_voids_word(""));
}

TEST(Rules, AnEngineIsOneOfTwo)
{
    EXPECT_TRUE(is_engine("sqlite"));
    EXPECT_TRUE(is_engine("mariadb"));
    EXPECT_FALSE(is_engine("mysql"));
}

TEST(Rules, ANodeHasAShortPlainName)
{
    EXPECT_TRUE(is_node_name("rabat-1"));
    for (auto const* const name : {"", "1", "Rabat", "a_b", "seventeen-letters"})
        EXPECT_FALSE(is_node_name(name)) << name;
}

TEST(Rules, AMailAddressIsNothingElse)
{
    for (auto const* const address : {"", "no-reply@etimbre.example", "a.b+c@d-e.example"})
        EXPECT_TRUE(is_mail_address_or_empty(address)) << address;
    for (auto const* const text :
         {"a", "@", "a@", "@b", "a@b@c", "a b@c", "<a@b>", "a@b,c@d", "a@b\r\nX: y", "é@b"})
        EXPECT_FALSE(is_mail_address_or_empty(text)) << text;
}

TEST(Rules, ThisMachineHasThreeKindsOfNames)
{
    for (auto const* const host : {"localhost", "::1", "127.0.0.1", "127.8.9.10"})
        EXPECT_TRUE(is_loopback(host));
    for (auto const* const host : {"", "127.0.0.1.example", "127.", "10.0.0.1", "localhost.example"})
        EXPECT_FALSE(is_loopback(host)) << host;
}

TEST(Rules, MailIsEncryptedInOneOfTwoWaysOrStaysHere)
{
    for (auto const* const word : {"starttls", "tls", "none-on-loopback"})
        EXPECT_TRUE(is_mail_security(word));
    for (auto const* const word : {"", "none", "TLS"}) EXPECT_FALSE(is_mail_security(word));
}

TEST(Rules, NumbersInListsAreWrittenAsPeopleDo)
{
    for (auto const* const port : {"1", "443", "65535"}) EXPECT_TRUE(is_port_number(port)) << port;
    for (auto const* const text : {"", "0", "0443", "65536", "-1", "+1", "44 3", "https"})
        EXPECT_FALSE(is_port_number(text)) << text;
    EXPECT_TRUE(is_pause_seconds("604800"));
    EXPECT_FALSE(is_pause_seconds("604801"));
    EXPECT_TRUE(is_generation("999"));
    EXPECT_FALSE(is_generation("1000"));
}

TEST(Rules, AReportIsDividedByOneSign)
{
    for (auto const* const sign : {",", ";", "|", "\t"}) EXPECT_TRUE(is_delimiter(sign)) << sign;
    for (auto const* const text : {"", ",,", " ", "x", "\n", "\""}) EXPECT_FALSE(is_delimiter(text)) << text;
    EXPECT_TRUE(is_decimal_mark(",") && is_decimal_mark("."));
    EXPECT_FALSE(is_decimal_mark("") || is_decimal_mark("'"));
}

TEST(Rules, ADayHasOneOfSixForms)
{
    for (auto const* const form :
         {"YYYY-MM-DD", "DD/MM/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "YYYYMMDD", "YYYY/MM/DD"})
        EXPECT_TRUE(is_day_form(form)) << form;
    for (auto const* const form : {"", "MM/DD/YYYY", "yyyy-mm-dd"}) EXPECT_FALSE(is_day_form(form)) << form;
}

TEST(Rules, AColumnOrAKindIsNamedByAPair)
{
    for (auto const* const pair : {"kind=type", "fee=", "sold=Date d'op=ration"})
        EXPECT_TRUE(is_column_pair(pair)) << pair;
    for (auto const* const text : {"", "kind", "=type", "price=x", "kind=a\nb"})
        EXPECT_FALSE(is_column_pair(text)) << text;
    for (auto const* const pair : {"SALE=sale", "A=B=chargeback_reversal"})
        EXPECT_TRUE(is_kind_pair(pair)) << pair;
    for (auto const* const text : {"", "=sale", "SALE", "SALE=", "SALE=gift", "SALE=unknown"})
        EXPECT_FALSE(is_kind_pair(text)) << text;
}

} // namespace
} // namespace etimbre::config
