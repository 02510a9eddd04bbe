#include "app/reconcile/exceptions.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

using recon::State;

TEST(Exceptions, OneSubjectIsInTheQueueOnce)
{
    testing::BooksInMemory of;
    auto const exception = testing::in_suspense("f:1", 500);
    open_exception(of.books, exception, 500, testing::noon);
    open_exception(of.books, exception, 500, testing::noon);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], -500);
    EXPECT_EQ(of.exceptions.steps.size(), 1U);
}

TEST(Exceptions, WhatALaterFileExplainsGivesItsMoneyBackAndCostsItsFee)
{
    testing::BooksInMemory of;
    auto const exception = testing::in_suspense("f:1", 500);
    open_exception(of.books, exception, 500, testing::noon);
    correct_exception(of.books, exception, "it came", testing::mad(20), testing::noon);
    EXPECT_EQ(of.only_exception().state, State::resolved);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 0);
    EXPECT_EQ(of.ledger.balances["fees:cmi:MAD"], 20);
    EXPECT_EQ(of.ledger.balances["receivable:cmi:MAD"], -20);
}

TEST(Exceptions, OneThatWasExplainedIsRaisedAgainWithItsNewSum)
{
    testing::BooksInMemory of;
    auto exception = testing::in_suspense("cmi:P-1", 500);
    exception.account = "receivable:cmi:MAD";
    raise_exception(of.books, exception, testing::noon);
    correct_exception(of.books, of.only_exception(), "it came", testing::mad(0), testing::noon);
    exception.amount = testing::mad(700);
    raise_exception(of.books, exception, testing::noon);
    EXPECT_EQ(of.only_exception().state, State::open);
    EXPECT_EQ(of.only_exception().amount, testing::mad(700));
    auto const steps = of.exceptions.steps.size();
    raise_exception(of.books, exception, testing::noon);
    EXPECT_EQ(of.exceptions.steps.size(), steps);
}

TEST(Exceptions, WhatPeopleDecidedIsNotRaisedAgain)
{
    testing::BooksInMemory of;
    auto const exception = testing::in_suspense("cmi:P-1", 500);
    raise_exception(of.books, exception, testing::noon);
    auto& row = of.exceptions.rows.begin()->second;
    row.state = State::written_off;
    row.maker = "one";
    row.checker = "two";
    raise_exception(of.books, exception, testing::noon);
    EXPECT_EQ(of.only_exception().state, State::written_off);
}

} // namespace
} // namespace etimbre::app::reconcile
