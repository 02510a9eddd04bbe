#include "http/server/request.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::server {
namespace {

TEST(Request, FindsTheFirstOfThatName)
{
    Request request;
    request.headers = {{"accept", "text/csv"}, {"accept", "*/*"}};
    request.parameters = {{"id", "9f"}};
    request.query = {{"cursor", "a"}, {"limit", "5"}, {"limit", "6"}};
    EXPECT_EQ(request.header("accept"), "text/csv");
    EXPECT_EQ(request.parameter("id"), "9f");
    EXPECT_EQ(request.query_value("limit"), "5");
}

TEST(Request, AHeaderThatMustBeOneIsNoneWhereItStandsTwice)
{
    Request request;
    request.headers = {{"authorization", "a"}, {"idempotency-key", "k"}, {"idempotency-key", "k"}};
    EXPECT_EQ(request.single_header("authorization"), "a");
    EXPECT_EQ(request.single_header("idempotency-key"), "");
    EXPECT_EQ(request.single_header("cookie"), "");
}

TEST(Request, WhatIsMissingIsEmpty)
{
    Request const request;
    EXPECT_EQ(request.header("authorization"), "");
    EXPECT_EQ(request.parameter("id"), "");
    EXPECT_EQ(request.query_value("t"), "");
}

} // namespace
} // namespace etimbre::http::server
