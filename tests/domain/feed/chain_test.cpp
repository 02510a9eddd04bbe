#include "adapters/crypto/hashing.hpp"
#include "domain/feed/chain.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::feed {
namespace {

Noted const paid{"order.paid:abc", "", 1'800'000'000'999'999, R"({"order_id":"abc"})"};

TEST(FeedChain, TheCanonicalTextIsTheEntryWithoutItsHash)
{
    EXPECT_EQ(
        canonical(7, paid, "00ff"),
        R"({"seq":7,"type":"order.paid","timestamp":"2027-01-15T08:00:00Z","data":{"order_id":"abc"},)"
        R"("prev_hash":"00ff"})"
    );
}

// hashlib.sha256 of Python over the same text.
TEST(FeedChain, EachEntryIsBoundToTheOneBeforeIt)
{
    auto const first = next({}, paid, adapters::crypto::sha256);
    EXPECT_EQ(first.seq, 1);
    EXPECT_EQ(first.hash, "b2d84b37d1680d9b3bff80fa44d5e0c6e6a70b3972f7116c2408deedceac0f90");
    auto const second = next({first.seq, first.hash}, paid, adapters::crypto::sha256);
    EXPECT_EQ(second.seq, 2);
    EXPECT_NE(second.hash, next({first.seq, std::string{no_hash}}, paid, adapters::crypto::sha256).hash);
}

} // namespace
} // namespace etimbre::domain::feed
