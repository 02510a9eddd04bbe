#include "domain/stamp/trust.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;

TEST(Trust, TheKidIsTheBeginningOfTheKeysThumbprint)
{
    auto const trusted = vectors::trust();
    ASSERT_EQ(trusted.keys.size(), 2U);
    for (auto const& key : trusted.keys) EXPECT_EQ(kid_of(key.x, adapters::crypto::sha256), key.kid);
    EXPECT_EQ(vectors::signing_key().kid(), trusted.keys[0].kid);
}
