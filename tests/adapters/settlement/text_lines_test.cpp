#include "adapters/settlement/text_lines.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

TEST(TextLines, EndAtLfOrCrlf)
{
    TextLines lines{10};
    lines.give("a\r\n\nb");
    ASSERT_TRUE(lines.take());
    EXPECT_EQ(lines.line(), "a");
    ASSERT_TRUE(lines.take());
    EXPECT_EQ(lines.line(), "");
    EXPECT_EQ(lines.number(), 2U);
    EXPECT_FALSE(lines.take());
    lines.give("c\n");
    ASSERT_TRUE(lines.take());
    EXPECT_EQ(lines.line(), "bc");
    EXPECT_FALSE(lines.take_rest());
}

TEST(TextLines, AreBounded)
{
    TextLines lines{3};
    lines.give("abcd");
    EXPECT_FALSE(lines.take());
    EXPECT_TRUE(lines.too_long());
}

} // namespace
} // namespace etimbre::adapters::settlement
