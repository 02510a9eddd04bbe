#include "app/stamp/check_log.hpp"
#include "app/stamp/issue_stamps.hpp"
#include "app/stamp/stamp_text.hpp"
#include "books_in_memory.hpp"
#include "domain/stamp/verify.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::stamp {
namespace {

using namespace testing;

constexpr auto first_number = "4071883529061770";
constexpr auto second_number = "1000000000000053";

TEST(IssueStamps, AnIssuedStampVerifiesByItsTextAlone)
{
    Office office;
    office.issue({first_number});
    auto const text = text_of(office.stamps.rows.at(first_number), office.signer);
    auto const verified =
        domain::stamp::verify(text, noon, office.signer.trust(), adapters::crypto::verify_signature);
    ASSERT_TRUE(verified.has_value());
    EXPECT_EQ(verified->claims.number, first_number);
    EXPECT_EQ(verified->claims.amount_minor, 86'000U);
    EXPECT_EQ(verified->claims.index, 0U);
}

TEST(IssueStamps, ACommittedRowIsSignedAgainWithTheSameBytes)
{
    Office office;
    office.issue({first_number});
    auto const& row = office.stamps.rows.at(first_number);
    EXPECT_EQ(text_of(row, office.signer), text_of(row, office.signer));
}

TEST(IssueStamps, EveryStampIsTheLeafOfItsIndexAndTheTotalsRun)
{
    Office office;
    office.issue({first_number});
    office.issue({second_number});
    EXPECT_EQ(office.log.at.size, 2U);
    EXPECT_EQ(office.log.at.totals.of("MAD"), 172'000U);
    EXPECT_EQ(office.stamps.rows.at(second_number).index, 1U);
}

TEST(IssueStamps, EachPartOfTheFeeIsPostedToItsOwnAccount)
{
    Office office;
    office.issue({first_number});
    ASSERT_EQ(office.ledger.rows.size(), 2U);
    EXPECT_EQ(office.ledger.rows.at("issue:4071883529061770:1").credit, "outstanding:chancery:CG-PAR:MAD");
    EXPECT_EQ(office.ledger.rows.at("issue:4071883529061770:2").amount.minor(), 6'000);
}

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
