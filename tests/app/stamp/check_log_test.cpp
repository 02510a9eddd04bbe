#include "app/stamp/check_log.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;

constexpr auto first_number = "4071883529061770";
constexpr auto second_number = "1000000000000053";

struct CheckLog : ::testing::Test {
    Office office;
    CheckLog() { office.issue({first_number, second_number}); }

    StoredLeaf stored(std::uint64_t index)
    {
        auto const& [entry, hash] = office.log.leaves.at(index);
        StoredLeaf leaf{index, entry, hash, std::nullopt};
        for (auto const& [number, row] : office.stamps.rows)
            if (row.index == index) leaf.stamp = row;
        return leaf;
    }
};

TEST_F(CheckLog, AnUntouchedLogHasNoFault)
{
    LogCheck check{adapters::crypto::sha256};
    EXPECT_EQ(check.fault_of(stored(0)), std::nullopt);
    EXPECT_EQ(check.fault_of(stored(1)), std::nullopt);
}

TEST_F(CheckLog, AMissingLeafIsNoticed)
{
    EXPECT_TRUE(LogCheck{adapters::crypto::sha256}.fault_of(stored(1)));
}

TEST_F(CheckLog, AChangedEntryIsNoticed)
{
    auto leaf = stored(0);
    leaf.entry.back() ^= 1U;
    EXPECT_TRUE(LogCheck{adapters::crypto::sha256}.fault_of(leaf));
}

TEST_F(CheckLog, ARowChangedBehindTheLogIsNoticed)
{
    auto const change = [this](auto edit) {
        auto leaf = stored(0);
        edit(*leaf.stamp);
        return LogCheck{adapters::crypto::sha256}.fault_of(leaf).has_value();
    };
    EXPECT_TRUE(change([](StampRow& row) { row.total = Office::dirhams(1); }));
    EXPECT_TRUE(change([](StampRow& row) { row.number = "1234567890123428"; }));
    EXPECT_TRUE(change([](StampRow& row) { row.mission = "CG-LYS"; }));
    EXPECT_TRUE(change([](StampRow& row) { row.expires_at += 1; }));
    EXPECT_TRUE(change([](StampRow& row) { row.payload_hash[0] ^= 1U; }));
    auto orphan = stored(0);
    orphan.stamp.reset();
    EXPECT_TRUE(LogCheck{adapters::crypto::sha256}.fault_of(orphan));
}

} // namespace
} // namespace etimbre::app::stamp
