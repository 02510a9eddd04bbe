#include "app/stamp/check_log.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;

constexpr auto first_number = "4071883529061770";
constexpr auto second_number = "1000000000000053";
constexpr auto third_number = "1234567890123428";

struct CheckLog : ::testing::Test {
    Office office;
    CheckLog() { office.issue({first_number, second_number}); }

    LogCheck new_check() const { return {adapters::crypto::sha256, office.signer.trust().keys}; }

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
    auto check = new_check();
    EXPECT_EQ(check.fault_of(stored(0)), std::nullopt);
    EXPECT_EQ(check.fault_of(stored(1)), std::nullopt);
}

TEST_F(CheckLog, AMissingLeafIsNoticed)
{
    EXPECT_TRUE(new_check().fault_of(stored(1)));
}

TEST_F(CheckLog, AChangedEntryIsNoticed)
{
    auto leaf = stored(0);
    leaf.entry.back() ^= 1U;
    EXPECT_TRUE(new_check().fault_of(leaf));
}

TEST_F(CheckLog, ARowChangedBehindTheLogIsNoticed)
{
    auto const change = [this](auto edit) {
        auto leaf = stored(0);
        edit(*leaf.stamp);
        return new_check().fault_of(leaf).has_value();
    };
    EXPECT_TRUE(change([](StampRow& row) { row.total = Office::dirhams(1); }));
    EXPECT_TRUE(change([](StampRow& row) { row.number = "1234567890123428"; }));
    EXPECT_TRUE(change([](StampRow& row) { row.mission = "CG-LYS"; }));
    EXPECT_TRUE(change([](StampRow& row) { row.expires_at += 1; }));
    EXPECT_TRUE(change([](StampRow& row) { row.payload_hash[0] ^= 1U; }));
    auto orphan = stored(0);
    orphan.stamp.reset();
    EXPECT_TRUE(new_check().fault_of(orphan));
}

/// Three leaves of one second, as if keys had changed between them.
struct CheckLogKeys : CheckLog {
    static constexpr Kid first{1};
    static constexpr Kid second{2};
    std::int64_t const at = core::unix_of(noon);
    std::vector<domain::stamp::TrustedKey> keys{
        {first, {}, at - 100, at + 100, std::nullopt}, {second, {}, at - 10, at + 100, std::nullopt}
    };

    CheckLogKeys() { office.issue({third_number}); }

    /// The first fault among leaves whose rows name these keys.
    std::optional<std::string_view> fault(std::vector<Kid> const& kids)
    {
        LogCheck check{adapters::crypto::sha256, keys};
        for (std::size_t index = 0; index < kids.size(); ++index) {
            auto leaf = stored(index);
            leaf.stamp->kid = kids[index];
            if (auto const found = check.fault_of(leaf)) return found;
        }
        return std::nullopt;
    }
};

TEST_F(CheckLogKeys, KeysThatFollowOneAnotherAreInOrder)
{
    EXPECT_EQ(fault({first, first, first}), std::nullopt);
    EXPECT_EQ(fault({first, second, second}), std::nullopt);
}

TEST_F(CheckLogKeys, AKeyThatWasReplacedDoesNotComeBack)
{
    EXPECT_TRUE(fault({first, second, first}));
    EXPECT_TRUE(fault({second, first, second}));
    keys[1].exp = at + 59; // retired a second before
    EXPECT_EQ(fault({first, second, first}), std::nullopt);
}

TEST_F(CheckLogKeys, AKeyThatNobodyTrustsOrWhoseTimeItWasNotIsNoticed)
{
    EXPECT_TRUE(fault({Kid{3}}));
    keys[0].nbf = at + 1;
    EXPECT_TRUE(fault({first}));
    keys[0].nbf = at - 1;
    EXPECT_EQ(fault({first}), std::nullopt);
    keys[0].exp = at;
    EXPECT_TRUE(fault({first}));
}

} // namespace
} // namespace etimbre::app::stamp
