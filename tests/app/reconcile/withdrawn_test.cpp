#include "app/reconcile/withdrawn.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

TEST(Withdrawn, ALineThatIsNotInTheRevisionIsTakenOutOfItsPayoutAndPutIntoTheQueue)
{
    testing::BooksInMemory of;
    of.lines.before = "e";
    of.lines.lines_before = 4;
    of.lines.gone = {testing::line_of(4, "a")};
    Progress const progress{.file = "f", .acquirer = "cmi"};
    EXPECT_TRUE(raise_withdrawn(of.books, progress, testing::terms, testing::noon));
    EXPECT_EQ(of.only_exception().code, recon::Code::revised_after_booking);
    EXPECT_EQ(of.only_exception().subject_id, "e:4");
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 84610);
    EXPECT_EQ(of.payouts.added.front().net_minor, -84610);
    EXPECT_FALSE(raise_withdrawn(of.books, progress, testing::terms, testing::noon));
}

TEST(Withdrawn, OfALongFileSomeLinesAreLookedAtInOneTransaction)
{
    testing::BooksInMemory of;
    of.lines.before = "e";
    of.lines.lines_before = 1'000'000;
    of.lines.gone = {testing::line_of(999'999, "a")};
    Progress const progress{.file = "f", .acquirer = "cmi"};
    EXPECT_TRUE(raise_withdrawn(of.books, progress, testing::terms, testing::noon));
    EXPECT_LE(of.lines.looked, 5'000);
    EXPECT_TRUE(of.exceptions.rows.empty()) << "none is gone among the first";
    while (raise_withdrawn(of.books, progress, testing::terms, testing::noon)) continue;
    EXPECT_EQ(of.lines.looked, 1'000'000);
    EXPECT_EQ(of.only_exception().subject_id, "e:999999");
}

TEST(Withdrawn, AFileThatReplacesNoneTakesNothingBack)
{
    testing::BooksInMemory of;
    EXPECT_FALSE(raise_withdrawn(of.books, {.file = "f", .acquirer = "cmi"}, testing::terms, testing::noon));
}

} // namespace
} // namespace etimbre::app::reconcile
