#include "adapters/settlement/encodings.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

TEST(Encodings, DifferFromLatin1InSomeBytes)
{
    int map[256]; // NOLINT(*-avoid-c-arrays)
    ASSERT_TRUE(fill_map("iso-8859-15", map));
    EXPECT_EQ(map[0xA4], 0x20AC);
    EXPECT_EQ(map[0xE9], 0xE9);
    ASSERT_TRUE(fill_map("Windows-1252", map));
    EXPECT_EQ(map[0x81], -1);
    EXPECT_EQ(map[0x9F], 0x178);
    ASSERT_TRUE(fill_map("ISO-8859-9", map));
    EXPECT_EQ(map[0xFD], 0x131);
    EXPECT_FALSE(fill_map("EBCDIC", map));
}

} // namespace
} // namespace etimbre::adapters::settlement
