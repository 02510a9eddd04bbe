#include "http/api/kept_json.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::http::api {
namespace {

TEST(KeptJson, WhatWasKeptIsReadBack)
{
    KeptJson const kept{R"({"order_id":"o1","paid":true})"};
    EXPECT_EQ(kept.text("order_id"), "o1");
    EXPECT_EQ(kept.optional_text("paid"), std::nullopt);
    EXPECT_EQ(kept.optional_text("other"), std::nullopt);
}

TEST(KeptJson, ARowThatWeDidNotWriteIsAFailure)
{
    EXPECT_THROW(KeptJson{"not JSON"}, std::runtime_error);
    EXPECT_THROW(KeptJson{"[1]"}, std::runtime_error);
    EXPECT_THROW(KeptJson{"{}"}.text("order_id"), std::runtime_error);
}

TEST(KeptJson, AMemberIsPutAtTheEnd)
{
    EXPECT_EQ(with_member(R"({"a":1})", "b", "[2]"), R"({"a":1,"b":[2]})");
}

} // namespace
} // namespace etimbre::http::api
