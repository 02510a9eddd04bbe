#include "app/reconcile/entry_effects.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

TEST(EntryEffects, ItsOwnTransactionsExplainAMovement)
{
    testing::BooksInMemory of;
    auto entry = testing::movement(1, 1500);
    entry.details = 2;
    entry.details_minor = 1526;
    entry.charge_minor = 26;
    EXPECT_EQ(write_entry(of.books, entry, nullptr, testing::terms, testing::noon), recon::Code::ok);
    EXPECT_EQ(of.ledger.balances["bank:cmi:MAD"], 1500);
    EXPECT_EQ(of.ledger.balances["fees:cmi:MAD"], 26);
    EXPECT_EQ(of.ledger.balances["receivable:cmi:MAD"], -1526);
    EXPECT_EQ(of.entries.decided.front().first, "cmi:P-1");
}

TEST(EntryEffects, TransactionsThatComeToAnotherSumAreADifference)
{
    testing::BooksInMemory of;
    auto entry = testing::movement(1, 1500);
    entry.details = 2;
    entry.details_minor = 1526;
    EXPECT_EQ(write_entry(of.books, entry, nullptr, testing::terms, testing::noon), recon::Code::amount_diff);
    EXPECT_EQ(of.only_exception().residue_minor, 26);
}

TEST(EntryEffects, AnotherAmountOfTheSameMovementPostsTheDifference)
{
    testing::BooksInMemory of;
    auto entry = testing::movement(1, 1500);
    entry.told_minor = 1400;
    EXPECT_EQ(
        write_entry(of.books, entry, nullptr, testing::terms, testing::noon),
        recon::Code::revised_after_booking
    );
    EXPECT_EQ(of.ledger.balances["bank:cmi:MAD"], 100);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], -100);
}

} // namespace
} // namespace etimbre::app::reconcile
