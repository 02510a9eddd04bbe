#include "domain/ledger/settling.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::ledger {
namespace {

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

TEST(Settling, APayoutMovesFromTheAcquirersAccountToTheBank)
{
    auto const posting = settle("f", 3, "cmi", mad(84610), Known::payout);
    ASSERT_EQ(posting.size(), 1U);
    EXPECT_EQ(
        posting.front(),
        (Transfer{"settle:f:3", "settle", "f", 3, "bank:cmi:MAD", "receivable:cmi:MAD", mad(84610), "", ""})
    );
}

TEST(Settling, ADebitGoesTheOtherWay)
{
    auto const posting = settle("f", 3, "cmi", mad(-500), Known::payout);
    EXPECT_EQ(posting.front().debit, "receivable:cmi:MAD");
    EXPECT_EQ(posting.front().credit, "bank:cmi:MAD");
    EXPECT_EQ(posting.front().amount, mad(500));
}

TEST(Settling, MoneyOfNobodyWaitsInSuspense)
{
    EXPECT_EQ(settle("f", 1, "cmi", mad(1), Known::nobody).front().credit, "suspense:MAD");
}

TEST(Settling, FeesAreACost)
{
    EXPECT_EQ(card_fees("f", 2, "cmi", mad(1390)).front().debit, "fees:cmi:MAD");
    EXPECT_EQ(bank_charge("f", 2, "cmi", mad(26)).front().id, "charge:f:2");
}

TEST(Settling, OfNothingNothingIsPosted)
{
    EXPECT_TRUE(card_fees("f", 2, "cmi", mad(0)).empty());
    EXPECT_TRUE(move_for({"e", 1, 0}, "a", "b", mad(0)).empty());
}

TEST(Settling, AChargebackAndItsReversalMeet)
{
    auto const taken = chargeback("p", "cmi", mad(86000)).front();
    auto const given = chargeback_reversal("p", "cmi", mad(86000)).front();
    EXPECT_EQ(taken.debit, "chargeback_receivable:cmi:MAD");
    EXPECT_EQ(taken.debit, given.credit);
    EXPECT_EQ(taken.credit, given.debit);
    EXPECT_NE(taken.id, given.id);
}

TEST(Settling, EachMoveOfAnExceptionHasANameOfItsOwn)
{
    EXPECT_EQ(move_for({"e", 2, 0}, "a", "b", mad(1)).front().id, "recon:e:8");
    EXPECT_EQ(move_for({"e", 2, 1}, "a", "b", mad(1)).front().id, "recon:e:9");
    EXPECT_EQ(move_for({"e", 3, 0}, "a", "b", mad(1)).front().id, "recon:e:12");
}

} // namespace
} // namespace etimbre::domain::ledger
