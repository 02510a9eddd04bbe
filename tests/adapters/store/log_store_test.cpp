#include "adapters/store/store_failure.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

namespace etimbre::adapters::store {
namespace {

using domain::tlog::Totals;
using LogStoreTest = StoreTest;

TEST_F(LogStoreTest, ANewLogIsEmpty)
{
    auto const head = unit_.stamp.log.head();
    EXPECT_EQ(head.size, 0U);
    EXPECT_EQ(head.totals, Totals{});
}

TEST_F(LogStoreTest, SizeAndTotalsGrowTogether)
{
    unit_.stamp.log.advance(0, {1, Totals{{{"MAD", 86000}}}});
    unit_.stamp.log.advance(1, {3, Totals{{{"MAD", 90000}, {"EUR", 80}}}});
    auto const head = unit_.stamp.log.head();
    EXPECT_EQ(head.size, 3U);
    EXPECT_EQ(head.totals, (Totals{{{"EUR", 80}, {"MAD", 90000}}}));
}

TEST_F(LogStoreTest, WhoContinuesFromAnOldHeadIsStopped)
{
    unit_.stamp.log.advance(0, {1, Totals{{{"MAD", 1}}}});
    EXPECT_THROW(unit_.stamp.log.advance(0, {1, Totals{{{"MAD", 2}}}}), StoreFailure);
    EXPECT_EQ(unit_.stamp.log.head().totals, (Totals{{{"MAD", 1}}}));
}

TEST_F(LogStoreTest, AnIndexHasOneEntryAndItIsKeptByteForByte)
{
    core::Bytes const entry{0xA1, 0x00, 0xFF};
    core::Hash hash{};
    hash.fill(0xEE);
    unit_.stamp.log.append(0, entry, hash);
    EXPECT_THROW(unit_.stamp.log.append(0, entry, hash), StoreFailure);

    std::string kept;
    std::string kept_hash;
    session_->sql() << "SELECT entry, leaf_hash FROM log_leaf WHERE log_name = 'issue' AND log_index = 0",
        soci::into(kept), soci::into(kept_hash);
    EXPECT_EQ(core::from_base64(kept), entry);
    EXPECT_EQ(kept_hash, core::to_hex(hash));
}

} // namespace
} // namespace etimbre::adapters::store
