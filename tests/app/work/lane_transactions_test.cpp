#include "app/work/lane_transactions.hpp"
#include "lane_at_once.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::app::work {
namespace {

TEST(LaneTransactions, TheWorkIsDoneWhenItReturns)
{
    testing::LaneAtOnce lane;
    LaneTransactions transactions{lane};
    bool ran = false;
    transactions.run([&](pay::Books&) { ran = true; });
    EXPECT_TRUE(ran);
}

TEST(LaneTransactions, WhatTheWorkThrowsIsThrownToWhoeverWaits)
{
    testing::LaneAtOnce lane;
    LaneTransactions transactions{lane};
    EXPECT_THROW(transactions.run([](pay::Books&) { throw std::runtime_error{"no"}; }), std::runtime_error);
}

TEST(LaneTransactions, RefundsHaveTheirs)
{
    testing::LaneAtOnce lane;
    LaneRefundTransactions transactions{lane};
    bool ran = false;
    transactions.run([&](refund::Books&) { ran = true; });
    EXPECT_TRUE(ran);
    EXPECT_THROW(
        transactions.run([](refund::Books&) { throw std::runtime_error{"no"}; }), std::runtime_error
    );
}

TEST(LaneTransactions, ReconciliationWorksOnTheBackOffice)
{
    testing::LaneAtOnce lane;
    LaneReconcileTransactions transactions{lane};
    EXPECT_THROW(transactions.run([](reconcile::Books&) {}), std::logic_error) << "these books have none";
}

} // namespace
} // namespace etimbre::app::work
