#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

struct ReconciledBooks : ReconTest {
    /// Two sales in a report of one payout, and the movement that brings it.
    void write_report_and_statement()
    {
        buy(unit_, 1);
        buy(unit_, 2);
        files_.begin('a');
        files_.line('a', {.number = 1, .oid = oid_of(1)});
        files_.line('a', {.number = 2, .oid = oid_of(2)});
        files_.end('a');
        files_.begin('b', "camt.053");
        files_.entry('b', {.minor = 2 * (price - agreed), .payout = "P-1"});
        files_.end('b');
    }
};

TEST_F(ReconciledBooks, WhatReportAndBankAgreeOnLeavesNothingOpen)
{
    write_report_and_statement();
    EXPECT_EQ(broken(), "");
    reconcile('a');
    reconcile('b');
    EXPECT_EQ(balance("receivable:est3dgate:MAD"), 0);
    EXPECT_EQ(balance("bank:est3dgate:MAD"), 2 * (price - agreed));
    EXPECT_EQ(balance("fees:est3dgate:MAD"), 2 * agreed);
    EXPECT_EQ(number("SELECT COUNT(*) FROM recon_exception"), 0);
    EXPECT_EQ(text("SELECT state FROM recon_payout"), "settled");
    EXPECT_EQ(broken(), "");
}

TEST_F(ReconciledBooks, TheOtherWayRoundIsTheSameInTheEnd)
{
    write_report_and_statement();
    reconcile('b');
    EXPECT_EQ(balance("suspense:MAD"), -2 * (price - agreed));
    EXPECT_EQ(broken(), "");
    reconcile('a');
    sweep();
    EXPECT_EQ(balance("suspense:MAD"), 0);
    EXPECT_EQ(balance("receivable:est3dgate:MAD"), 0);
    EXPECT_EQ(text("SELECT state FROM recon_exception"), "resolved");
    EXPECT_EQ(broken(), "");
}

TEST_F(ReconciledBooks, MatchedAgainIsTheSame)
{
    write_report_and_statement();
    EXPECT_GT(reconcile('a'), 0);
    auto const transfers = number("SELECT COUNT(*) FROM ledger_transfer");
    EXPECT_EQ(reconcile('a'), 0);
    sweep();
    EXPECT_EQ(number("SELECT COUNT(*) FROM ledger_transfer"), transfers);
}

TEST_F(ReconciledBooks, AStrangersLineWaitsInSuspense)
{
    files_.begin('a');
    files_.line('a', {.oid = "nobody"});
    files_.end('a');
    reconcile('a');
    EXPECT_EQ(text("SELECT code FROM recon_exception"), "UNKNOWN_LINE");
    EXPECT_EQ(balance("suspense:MAD"), -(price - agreed));
    EXPECT_EQ(broken(), "");
}

} // namespace
} // namespace etimbre::adapters::store
