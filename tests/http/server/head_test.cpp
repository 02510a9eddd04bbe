#include "http/server/head.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace etimbre::http::server {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// The status with which the head is refused, 0 where it is complete, 1 while more is needed.
unsigned outcome(std::string_view bytes)
{
    HeadEnd end;
    auto const size = end.find(bytes);
    if (!size) return size.error()->status;
    if (*size == 0) return 1;
    auto const head = parse_head(bytes.substr(0, *size));
    return head ? 0 : head.error()->status;
}

TEST(HeadEnd, IsTheEmptyLine)
{
    HeadEnd end;
    EXPECT_EQ(end.find("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest").value(), 27U);
}

TEST(HeadEnd, IsFoundHoweverTheBytesArrive)
{
    std::string_view const bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /2";
    HeadEnd end;
    for (std::size_t size = 0; size < 27; ++size) EXPECT_EQ(end.find(bytes.substr(0, size)).value(), 0U);
    EXPECT_EQ(end.find(bytes).value(), 27U);
}

TEST(HeadEnd, WhatCanNeverBecomeAHeadIsRefusedAtOnce)
{
    for (auto const* const bytes :
         {"GET / \r\n",
          "GET /\r\n",
          "\r\n",
          "hello\r\n",
          "GET / HTTP/1.1\n",
          "GET / HTTP/1.1\r\nHost: a\n",
          "GET / HTTP/1.1\r\n Host: a\r\n",
          "GET / HTTP/1.1\r\nA: b\r\n c\r\n",
          "GET / HTTP/1.1\r\nA: b\rc\r\n",
          "GET / HTTP/1.1\r\nA: \x01\r\n",
          "GET / HTTP/1.1\r\nA: \x7f\r\n",
          "GET /\x01 HTTP/1.1\r\n",
          "GET / HTTP/11\r\n",
          "GET / http/1.1\r\n",
          "GET / HTTP/x.y\r\n",
          "\x16\x03\x01\n"})
        EXPECT_EQ(outcome(bytes), 400U) << bytes;
    EXPECT_EQ(outcome("PRI * HTTP/2.0\r\n"), 505U);
    EXPECT_EQ(outcome("GET / HTTP/1.2\r\n"), 505U);
    EXPECT_EQ(outcome(std::string_view{"GET / HTTP/1.1\r\nA: \0\r\n", 22}), 400U);
}

TEST(Head, IsReadWithNamesInLowerCase)
{
    auto const head =
        parse_head("POST /a?b=c HTTP/1.1\r\nHost: x\r\nX-Thing:  two words \r\nX-Thing:\r\n\r\n").value();
    EXPECT_EQ(head.method, "POST");
    EXPECT_EQ(head.target, "/a?b=c");
    EXPECT_THAT(
        head.fields, ElementsAre(Pair("host", "x"), Pair("x-thing", "two words"), Pair("x-thing", ""))
    );
    EXPECT_TRUE(head.keep_alive);
}

TEST(Head, SaysWhetherTheConnectionStays)
{
    EXPECT_FALSE(parse_head("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")->keep_alive);
    EXPECT_FALSE(parse_head("GET / HTTP/1.1\r\nConnection: x, CLOSE\r\n\r\n")->keep_alive);
    EXPECT_FALSE(parse_head("GET / HTTP/1.0\r\n\r\n")->keep_alive);
    EXPECT_FALSE(parse_head("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")->keep_alive);
}

TEST(Head, LinesThatAreNoFieldsAreRefused)
{
    for (auto const* const field :
         {"Host : a", "Host", ": a", "Ho st: a", "H\xc3\xb6st: a", "Host\t: a", "(x): y", "Connection: @"})
        EXPECT_EQ(outcome("GET / HTTP/1.1\r\n" + std::string{field} + "\r\n\r\n"), 400U) << field;
}

TEST(Head, LengthsThatDisagreeAreRefused)
{
    for (auto const* const fields :
         {"Content-Length: 1\r\nContent-Length: 2",
          "Content-Length: +5",
          "Content-Length: 0x5",
          "Content-Length: -1",
          "Content-Length: 18446744073709551616",
          "Content-Length: 5, 6",
          "Content-Length: a",
          "Content-Length:"})
        EXPECT_EQ(outcome("POST / HTTP/1.1\r\n" + std::string{fields} + "\r\n\r\n"), 400U) << fields;
    EXPECT_EQ(outcome("POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"), 411U);
    EXPECT_EQ(outcome("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n"), 411U);
}

TEST(Head, IsTakenOutOfTheBytesOnceItIsComplete)
{
    std::string bytes = "\r\nGET / HTTP/1.1\r\n";
    HeadEnd end;
    EXPECT_FALSE(take_head(bytes, end, 100)) << "more is to come";
    bytes += "\r\nGET /next";
    auto const head = take_head(bytes, end, 100);
    ASSERT_TRUE(head && *head);
    EXPECT_EQ((*head)->target, "/");
    EXPECT_EQ(bytes, "GET /next");
}

TEST(Head, IsRefusedBeforeItsEndWhereItIsTooLarge)
{
    auto bytes = "GET / HTTP/1.1\r\nA: " + std::string(100, 'b');
    HeadEnd end;
    auto const head = take_head(bytes, end, 100);
    EXPECT_TRUE(head && !*head);
}

TEST(Head, TooManyFieldsAreRefused)
{
    std::string fields;
    for (std::size_t i = 0; i < header_fields_max; ++i) fields += "A: b\r\n";
    EXPECT_EQ(outcome("GET / HTTP/1.1\r\n" + fields + "\r\n"), 0U);
    EXPECT_EQ(outcome("GET / HTTP/1.1\r\nA: b\r\n" + fields + "\r\n"), 431U);
}

RC_GTEST_PROP(Head, NoBytesHarmIt, (std::string const& line, std::string const& field))
{
    auto const bytes = "GET /" + line + " HTTP/1.1\r\nHost: a\r\nX: " + field + "\r\n\r\n";
    RC_ASSERT(outcome(bytes) == 0 || outcome(bytes) >= 400);
}

} // namespace
} // namespace etimbre::http::server
