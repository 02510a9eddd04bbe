#include "app/reconcile/sweep.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

void sweep(testing::BooksInMemory& of)
{
    Sweep at;
    for (int steps = 0; at.part != Sweep::Part::over; ++steps) {
        ASSERT_LT(steps, 20);
        at = sweep_step(of.books, at, testing::terms, testing::noon);
    }
}

Overdue absent()
{
    return {
        .subject_kind = "sale",
        .subject_id = "payment-a",
        .acquirer = "cmi",
        .amount = testing::mad(86000),
        .day = testing::today,
        .detail = "in no file",
    };
}

TEST(SweepOfTheQueue, WhatIsMissingIsRaisedAndTheMarkMoves)
{
    testing::BooksInMemory of;
    of.overdue.absent = {absent()};
    sweep(of);
    EXPECT_EQ(of.only_exception().code, recon::Code::missing);
    EXPECT_EQ(of.only_exception().account, "receivable:cmi:MAD");
    EXPECT_EQ(of.only_exception().residue_minor, 86000);
    EXPECT_EQ(of.overdue.marks.at("missing"), testing::noon - testing::terms.missing_after);
}

TEST(SweepOfTheQueue, WhatHasComeIsCorrected)
{
    testing::BooksInMemory of;
    of.overdue.absent = {absent()};
    sweep(of);
    of.overdue.absent.clear();
    of.exceptions.arrived = {of.only_exception()};
    sweep(of);
    EXPECT_EQ(of.only_exception().state, recon::State::resolved);
}

} // namespace
} // namespace etimbre::app::reconcile
