#include "app/reconcile/statements.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

using namespace std::chrono_literals;

StatementPage page(int number, bool is_last, std::int64_t opening, std::int64_t closing)
{
    StatementPage of;
    of.identity = "page " + std::to_string(number);
    of.file = "file " + std::to_string(number);
    of.number = 1;
    of.page = {"5", 5, number, is_last, opening, closing};
    of.acquirer = "cmi";
    of.published = testing::noon;
    return of;
}

struct StatementsOfTheBank : ::testing::Test {
    testing::BooksInMemory of;

    void look(std::chrono::seconds later)
    {
        (void)look_at_pages(
            of.books, {.until = core::Instant::max(), .most = 9}, testing::terms, testing::noon + later
        );
    }
    void look_again() { (void)look_at_waiting_pages(of.books, "", 9, testing::terms, testing::noon); }
};

TEST_F(StatementsOfTheBank, ABreakIsRaisedAtOnceAndHoldsNoMoney)
{
    of.statements.rows = {page(1, false, 0, 100), page(2, true, 90, 90)};
    look(0h);
    auto const& exception = of.only_exception();
    EXPECT_EQ(exception.code, recon::Code::balance_break);
    EXPECT_EQ(exception.subject_kind, "statement");
    EXPECT_EQ(exception.subject_id, "page 2");
    EXPECT_EQ(exception.amount, testing::mad(10));
    EXPECT_EQ(exception.residue_minor, 0);
    EXPECT_TRUE(exception.account.empty());
}

TEST_F(StatementsOfTheBank, AMissingPageIsRaisedOnceItIsOverdue)
{
    of.statements.rows = {page(1, false, 0, 100)};
    look(71h);
    EXPECT_TRUE(of.exceptions.rows.empty());
    look(72h);
    look(73h);
    EXPECT_EQ(of.only_exception().code, recon::Code::seq_gap);
    EXPECT_EQ(of.only_exception().subject_kind, "next_page");
    EXPECT_EQ(of.exceptions.steps.size(), 1U) << "once";
}

TEST_F(StatementsOfTheBank, WhatALaterFileMendsEndsOnce)
{
    of.statements.rows = {page(1, false, 0, 100)};
    look(72h);
    of.statements.waiting = {"page 1"};
    look_again();
    EXPECT_EQ(of.only_exception().state, recon::State::open);
    of.statements.rows.push_back(page(2, true, 100, 100));
    look_again();
    look_again();
    EXPECT_EQ(of.only_exception().state, recon::State::resolved);
    EXPECT_EQ(of.exceptions.steps.size(), 2U);
}

TEST_F(StatementsOfTheBank, AGapThatBecomesABreakSaysSo)
{
    of.statements.rows = {page(2, true, 90, 90)};
    look(72h);
    of.statements.rows.push_back(page(1, false, 0, 100));
    of.statements.waiting = {"page 2"};
    look_again();
    EXPECT_EQ(of.only_exception().code, recon::Code::balance_break);
    EXPECT_EQ(of.only_exception().state, recon::State::open);
}

TEST_F(StatementsOfTheBank, TheLookGoesOnWhereItEnded)
{
    of.statements.rows = {page(1, false, 0, 100), page(2, false, 100, 100), page(3, true, 100, 100)};
    PublishedPages which{.until = core::Instant::max(), .most = 2};
    auto const last = look_at_pages(of.books, which, testing::terms, testing::noon);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->identity, "page 2");
    which.after_file = last->file;
    which.after_number = last->number;
    EXPECT_FALSE(look_at_pages(of.books, which, testing::terms, testing::noon));
}

} // namespace
} // namespace etimbre::app::reconcile
