#include "core/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace etimbre::core {
namespace {

void counting_up(std::span<std::uint8_t> bytes)
{
    std::ranges::generate(bytes, [next = std::uint8_t{0xf8}]() mutable { return next++; });
}

TEST(Id, IsAllTheRandomBytesItWasDrawnFrom)
{
    EXPECT_EQ(draw<struct Any>(counting_up).value, "f8f9fafbfcfdfeff0001020304050607");
    EXPECT_TRUE(is_id(draw_id(counting_up)));
}

TEST(Id, OnlyThirtyTwoLowerCaseHexadecimalsAreOne)
{
    EXPECT_TRUE(is_id("0123456789abcdef0123456789abcdef"));
    EXPECT_FALSE(is_id(""));
    EXPECT_FALSE(is_id("0123456789abcdef0123456789abcde"));
    EXPECT_FALSE(is_id("0123456789abcdef0123456789abcdef0"));
    EXPECT_FALSE(is_id("0123456789ABCDEF0123456789abcdef"));
    EXPECT_FALSE(is_id("0123456789abcdef0123456789abcd' "));
}

} // namespace
} // namespace etimbre::core
