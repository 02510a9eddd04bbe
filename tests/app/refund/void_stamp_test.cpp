#include "app/refund/void_stamp.hpp"
#include "bought.hpp"

namespace etimbre::app::refund {
namespace {

using namespace testing;
using core::Reason;
using domain::refund::State;

struct VoidStampTest : Bought {
    VoidStamp command{"1", "CG-PAR", "7", "urn:etimbre:mission:CG-PAR:officer:7", "a misprint"};

    core::Result<Voided> take_back(RefundTerms const& how = terms(), core::Instant at = noon)
    {
        return void_stamp(memory.books, command, how, at);
    }
};

TEST_F(VoidStampTest, EndsTheStampInTheOfficersNameAndGivesItsMoneyBack)
{
    buy(1);
    auto const voided = take_back().value();
    EXPECT_TRUE(voided.accepted);
    EXPECT_EQ(voided.end.counter, "7");
    EXPECT_EQ(memory.stamps.ends.at("1").reason, "a misprint");
    ASSERT_TRUE(voided.refund.has_value());
    EXPECT_EQ(voided.refund->amount, mad(86'000));
    EXPECT_EQ(voided.refund->maker, command.identity);
    EXPECT_TRUE(memory.reminders.sendings.contains(voided.refund->id));
}

TEST_F(VoidStampTest, NeitherWindowNorFeeCount)
{
    buy(1);
    auto const strict = terms({.window = std::chrono::days{1}, .fee_minor = 500});
    auto const voided = take_back(strict, noon + std::chrono::days{300}).value();
    EXPECT_EQ(voided.refund->amount, mad(86'000));
    EXPECT_EQ(voided.refund->fee, mad(0));
}

TEST_F(VoidStampTest, AStampOfAnotherPostIsNotTheOfficers)
{
    buy(1);
    command.mission = "CG-LYS";
    EXPECT_EQ(take_back().error().reason, Reason::mission);
    EXPECT_TRUE(memory.stamps.ends.empty());
}

TEST_F(VoidStampTest, AfterARedemptionTheOfficerLearnsOfIt)
{
    buy(1);
    redeem("1");
    auto const voided = take_back().value();
    EXPECT_FALSE(voided.accepted);
    EXPECT_EQ(voided.end.kind, stamp::EndKind::redeemed);
    EXPECT_EQ(voided.end.counter, "3");
    EXPECT_TRUE(memory.refunds.rows.empty());
}

TEST_F(VoidStampTest, WhatIsVoidedOrExpiredOrUnknownIsRefused)
{
    buy(1);
    EXPECT_EQ(take_back(terms(), noon + std::chrono::days{365}).error().reason, Reason::expired);
    ASSERT_TRUE(take_back().has_value());
    EXPECT_EQ(take_back().error().reason, Reason::voided);
    command.number = "2";
    EXPECT_EQ(take_back().error().reason, Reason::not_found);
}

TEST_F(VoidStampTest, WhereTheHouseKeepsTheMoneyTheTreasuryDecides)
{
    buy(1);
    command.refunds = false;
    EXPECT_FALSE(take_back().value().refund.has_value());
    EXPECT_EQ(memory.balance("refunds_payable:MAD"), -86'000);
    EXPECT_TRUE(memory.refunds.rows.empty());
}

TEST_F(VoidStampTest, AboveTheLimitASecondPersonIsWaitedFor)
{
    buy(1);
    EXPECT_EQ(
        take_back(terms({.approval_above_minor = 100})).value().refund->state, State::awaiting_approval
    );
}

TEST_F(VoidStampTest, AStampThatCostNothingIsVoidedWithoutMoney)
{
    buy(1, 0);
    EXPECT_EQ(take_back().value().refund->state, State::succeeded);
    EXPECT_TRUE(memory.ledger.rows.empty());
}

} // namespace
} // namespace etimbre::app::refund
