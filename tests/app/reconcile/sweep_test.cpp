#include "app/reconcile/line_effects.hpp"
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

/// Unknown sales, as many as are looked at together but one, and two more that have the last code in common.
void fill_the_queue(testing::BooksInMemory& of)
{
    constexpr std::int64_t one_less = 4'999;
    Progress const progress{.file = "f", .acquirer = "cmi"};
    for (std::int64_t n = 1; n <= one_less + 2; ++n) {
        auto line = testing::line_of(n, "GARBLED-" + std::to_string(n));
        line.line.auth_code = n > one_less ? "z" : std::to_string(100'000 + n);
        if (n > one_less)
            (void)write_line(of.books, {progress, line, {}, nullptr}, testing::terms, testing::noon);
        of.lines.queue.push_back({"f", std::move(line), false, "cmi"});
    }
}

TEST(SweepOfTheQueue, LinesOfOneCodeAreLookedAtTogetherHoweverManyStandBeforeThem)
{
    testing::BooksInMemory of;
    fill_the_queue(of);
    of.lines.by_code = {testing::sale("a")};
    of.lines.by_code.front().auth_code = "z";
    sweep(of);
    EXPECT_TRUE(of.lines.kept.empty()) << "the sale fits both";
    of.lines.queue.pop_back();
    sweep(of);
    ASSERT_EQ(of.lines.kept.size(), 1U);
    EXPECT_EQ(of.lines.kept.back().tier, recon::Tier::description);
}

TEST(SweepOfTheQueue, MoreLinesOfOneCodeThanAreLookedAtTogetherAreLeft)
{
    testing::BooksInMemory of;
    fill_the_queue(of);
    for (auto& each : of.lines.queue) each.line.line.auth_code = "z";
    of.lines.by_code = {testing::sale("a")};
    of.lines.by_code.front().auth_code = "z";
    sweep(of);
    EXPECT_TRUE(of.lines.kept.empty());
}

} // namespace
} // namespace etimbre::app::reconcile
