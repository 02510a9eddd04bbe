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

} // namespace
} // namespace etimbre::app::stamp
