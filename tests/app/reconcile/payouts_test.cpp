#include "app/reconcile/payouts.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

class Payouts : public ::testing::Test {
protected:
    Payouts()
    {
        of.files.begin("bank", testing::noon);
        of.files.rows.at("bank").stage = Stage::payouts;
    }

    void decide() { decide_next_entries(of.books, of.files.rows.at("bank"), testing::terms, testing::noon); }

    testing::BooksInMemory of;
};

TEST_F(Payouts, AMovementOfAPayoutMovesFromTheAcquirersAccountToTheBank)
{
    of.payouts.rows = {testing::reported(84610)};
    of.entries.waiting = {testing::movement(1, 84610)};
    decide();
    EXPECT_EQ(of.ledger.balances["bank:cmi:MAD"], 84610);
    EXPECT_EQ(of.ledger.balances["receivable:cmi:MAD"], -84610);
    EXPECT_EQ(of.files.entries.at("bank").matched_minor, 84610);
    decide();
    EXPECT_EQ(of.files.rows.at("bank").stage, Stage::done);
}

TEST_F(Payouts, AMovementOfNobodyWaitsInSuspenseWithAProposal)
{
    of.payouts.rows = {testing::reported(100)};
    of.payouts.rows.front().payout.day += std::chrono::days{9};
    of.entries.waiting = {testing::movement(1, 100, "")};
    decide();
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], -100);
    EXPECT_TRUE(of.only_exception().detail.contains("as much as the payouts P-1"));
}

TEST_F(Payouts, ADifferenceIsRaisedAndGoneWhenTheRestComes)
{
    of.payouts.rows = {testing::reported(100, 90)};
    compare_payouts(of.books, testing::terms, testing::noon);
    EXPECT_EQ(of.only_exception().amount, testing::mad(10));
    of.payouts.rows = {testing::reported(100, 100)};
    compare_payouts(of.books, testing::terms, testing::noon);
    EXPECT_EQ(of.only_exception().state, recon::State::resolved);
    EXPECT_EQ(of.payouts.settled, std::vector<std::string>{"P-1"});
}

TEST_F(Payouts, FeesOnTheirOwnLinesAreComparedInAll)
{
    of.payouts.rows = {testing::reported(100)};
    of.payouts.rows.front().fees_apart = true;
    of.payouts.rows.front().fee_minor = 15;
    of.payouts.rows.front().agreed_minor = 12;
    compare_payouts(of.books, testing::terms, testing::noon);
    EXPECT_EQ(of.only_exception().code, recon::Code::fee_diff);
    EXPECT_EQ(of.only_exception().residue_minor, 3);
}

TEST_F(Payouts, WhatALaterReportExplainsLeavesSuspense)
{
    of.entries.waiting = {testing::movement(1, 84610)};
    decide();
    of.entries.queue = {testing::movement(1, 84610)};
    of.payouts.rows = {testing::reported(84610)};
    EXPECT_EQ(explain_entries(of.books, testing::terms, testing::noon), 1U);
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 0);
    EXPECT_EQ(of.ledger.balances["receivable:cmi:MAD"], -84610);
    EXPECT_EQ(of.files.entries.at("bank").exceptions, 0);
}

TEST_F(Payouts, MovementsAreTakenUpUntilThereAreNoMore)
{
    of.files.rows.at("bank").stage = Stage::entries;
    take_up_entries(of.books, of.files.rows.at("bank"), testing::noon);
    EXPECT_EQ(of.files.rows.at("bank").stage, Stage::lines);
}

} // namespace
} // namespace etimbre::app::reconcile
