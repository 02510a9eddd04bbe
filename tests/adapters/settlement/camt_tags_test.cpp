#include "adapters/settlement/camt_tags.hpp"

#include <gtest/gtest.h>

namespace etimbre::adapters::settlement {
namespace {

TEST(CamtTags, EachIsFoundByItsName)
{
    for (int at = 1; at <= static_cast<int>(Tag::AddtlTxInf); ++at) {
        auto const tag = static_cast<Tag>(at);
        EXPECT_EQ(tag_of(name_of(tag)), tag) << name_of(tag);
    }
    EXPECT_EQ(name_of(Tag::Ntry), "Ntry");
    EXPECT_EQ(name_of(Tag::AddtlTxInf), "AddtlTxInf");
}

TEST(CamtTags, WhatIsNotKnownHasNoName)
{
    EXPECT_EQ(tag_of("Ntr"), Tag::unknown);
    EXPECT_EQ(tag_of(""), Tag::unknown);
    EXPECT_EQ(tag_of("?"), Tag::unknown);
    EXPECT_EQ(name_of(Tag::unknown), "?");
}

} // namespace
} // namespace etimbre::adapters::settlement
