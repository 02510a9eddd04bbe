#include "app/reconcile/steps.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

TEST(Steps, AStepThatTheTableDoesNotHaveIsRefused)
{
    testing::BooksInMemory of;
    auto const exception = testing::in_suspense("f:1", 500);
    open_exception(of.books, exception, 500, testing::noon);
    auto const refused = take_step(
        of.books, exception, {recon::Step::approve_write_off, "two", "r", exception}, testing::noon
    );
    EXPECT_EQ(refused.error().reason, core::Reason::exception_state);
    EXPECT_EQ(of.exceptions.steps.size(), 1U);
}

TEST(Steps, OfTwoWhoTakeOneStepTheSecondIsRefused)
{
    testing::BooksInMemory of;
    auto const exception = testing::in_suspense("f:1", 500);
    open_exception(of.books, exception, 500, testing::noon);
    NextStep const step{recon::Step::correct, "files", "r", exception};
    EXPECT_TRUE(take_step(of.books, exception, step, testing::noon));
    EXPECT_FALSE(take_step(of.books, exception, step, testing::noon));
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 0);
}

TEST(Steps, EachSaysWhatItMoved)
{
    testing::BooksInMemory of;
    auto const exception = testing::in_suspense("f:1", 500);
    open_exception(of.books, exception, 500, testing::noon);
    (void)take_step(of.books, exception, {recon::Step::correct, "files", "r", exception}, testing::noon);
    EXPECT_EQ(of.exceptions.steps.front().moved_minor, -500);
    EXPECT_EQ(of.exceptions.steps.back().moved_minor, 500);
}

} // namespace
} // namespace etimbre::app::reconcile
