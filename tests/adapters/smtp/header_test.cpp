#include "adapters/smtp/header.hpp"
#include "core/bytes.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::smtp {
namespace {

/// The words of a field that holds encoded words only.
std::string decoded(std::string_view line)
{
    constexpr std::string_view begin = "=?UTF-8?B?";
    std::string words;
    for (auto at = line.find(begin); at != std::string_view::npos; at = line.find(begin, at)) {
        at += begin.size();
        words += core::as_text(*core::from_base64(line.substr(at, line.find("?=", at) - at)));
    }
    return words;
}

std::size_t longest_line(std::string_view text)
{
    std::size_t longest = 0;
    while (!text.empty()) {
        auto const end = text.find("\r\n");
        longest = std::max(longest, end);
        text.remove_prefix(end + 2);
    }
    return longest;
}

TEST(Header, PlainWordsStayAsTheyAre)
{
    EXPECT_EQ(text_field("Subject", "Your stamp is ready"), "Subject: Your stamp is ready\r\n");
    EXPECT_EQ(field("MIME-Version", "1.0"), "MIME-Version: 1.0\r\n");
}

TEST(Header, OtherWordsAreEncodedInPiecesOfWholeCharacters)
{
    std::string const words =
        "طوابعكم الإلكترونية جاهزة، الطلب 7K3M-9QXT-2B4H — é à ü — طوابعكم جاهزة 😀😀😀😀";
    auto const line = text_field("Subject", words);
    EXPECT_EQ(decoded(line), words);
    EXPECT_LE(longest_line(line), 78U);
    for (char const c : line) EXPECT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(Header, APhraseBeforeAnAddressIsNeverReadAsMore)
{
    EXPECT_EQ(text_field("From", "eTimbre", "<a@b>"), "From: eTimbre <a@b>\r\n");
    auto const line = text_field("From", "Evil <x@y.example>,", "<a@b>");
    EXPECT_FALSE(line.contains("x@y"));
    EXPECT_EQ(decoded(text_field("Subject", "=?UTF-8?B?eA==?=")), "=?UTF-8?B?eA==?=");
}

TEST(Header, ALineBreakInAValueIsRefused)
{
    for (auto const* const value : {"a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\tb", "a\x7F"}) {
        EXPECT_THROW(field("X", value), HeaderFailure) << value;
        EXPECT_THROW(text_field("Subject", value), HeaderFailure) << value;
        EXPECT_THROW(text_field("From", "e", value), HeaderFailure) << value;
    }
    EXPECT_THROW(field("X", std::string_view{"a\0b", 3}), HeaderFailure);
}

TEST(Header, WhatIsNoUtf8IsRefused)
{
    EXPECT_THROW(text_field("Subject", "\xFF\xFE"), HeaderFailure);
    EXPECT_THROW(field("To", "é"), HeaderFailure) << "only words are encoded";
}

TEST(Header, DatesAreThoseOfMail)
{
    EXPECT_EQ(date_of(core::instant_of_unix(1'796'085'591)), "Tue, 01 Dec 2026 00:39:51 +0000");
    EXPECT_EQ(date_of(core::instant_of_unix(0)), "Thu, 01 Jan 1970 00:00:00 +0000");
}

} // namespace
} // namespace etimbre::adapters::smtp
