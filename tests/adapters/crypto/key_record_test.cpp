#include "adapters/crypto/key_record.hpp"

#include <gtest/gtest.h>

using namespace etimbre::adapters::crypto;

TEST(KeyRecord, AFileIsNamedAfterUseAndKid)
{
    KeyRecord const record{.use = KeyUse::stamp, .kid = {0xA1, 0xB0, 0x85, 0x78, 0x75, 0xB4, 0x11, 0x67}};
    EXPECT_EQ(record.file_name(), "stamp-a1b0857875b41167.key");
}

TEST(KeyRecord, EveryUseHasItsWord)
{
    for (auto const use : {KeyUse::stamp, KeyUse::holder, KeyUse::token, KeyUse::reply, KeyUse::root})
        EXPECT_EQ(key_use_of(word_of(use)), use);
    EXPECT_EQ(key_use_of("admin"), std::nullopt);
}

TEST(KeyRecord, SigningKeysHaveAPublicHalf)
{
    for (auto const use : {KeyUse::stamp, KeyUse::root}) EXPECT_TRUE(has_public_half(use));
    for (auto const use : {KeyUse::holder, KeyUse::token, KeyUse::reply}) EXPECT_FALSE(has_public_half(use));
}
