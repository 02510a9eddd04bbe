#include "app/refund/approve_refund.hpp"
#include "bought.hpp"

namespace etimbre::app::refund {
namespace {

using namespace testing;
using core::Reason;
using domain::refund::State;

constexpr auto treasury = "urn:etimbre:treasury:1";

struct ApproveRefundTest : Bought {
    Refund waiting()
    {
        buy(1);
        return ask({"1"}, terms({.approval_above_minor = 1})).value();
    }
    core::Result<Refund> approve(core::RefundId const& id, std::string const& checker = treasury)
    {
        return approve_refund(memory.books, {id, checker}, noon);
    }
};

TEST_F(ApproveRefundTest, WhatIsAllowedIsSent)
{
    auto const refund = waiting();
    EXPECT_EQ(approve(refund.id)->state, State::requested);
    EXPECT_EQ(memory.reminders.sendings.at(refund.id), noon);
    EXPECT_EQ(memory.refunds.approvals.at(refund.id).checker, treasury);
    EXPECT_EQ(memory.refunds.approvals.at(refund.id).maker, refund.maker);
}

TEST_F(ApproveRefundTest, WhoAskedForItCannotAllowIt)
{
    auto const refund = waiting();
    EXPECT_EQ(approve(refund.id, refund.maker).error().reason, Reason::second_person);
    EXPECT_EQ(state_of(refund.id), State::awaiting_approval);
}

TEST_F(ApproveRefundTest, OnceMoreChangesNothing)
{
    auto const refund = waiting();
    ASSERT_TRUE(approve(refund.id).has_value());
    EXPECT_TRUE(approve(refund.id).has_value());
    EXPECT_EQ(memory.refunds.rows.at(refund.id).sequence, 2);
    EXPECT_EQ(approve(refund.id, "urn:etimbre:treasury:2").error().reason, Reason::refund_state);
}

TEST_F(ApproveRefundTest, WhatNeedsNoApprovalIsNotApproved)
{
    buy(1);
    auto const refund = ask({"1"}).value();
    EXPECT_EQ(approve(refund.id).error().reason, Reason::refund_state);
}

TEST_F(ApproveRefundTest, AnUnknownRefundIsNotFound)
{
    EXPECT_EQ(approve({"nobody"}).error().reason, Reason::not_found);
}

} // namespace
} // namespace etimbre::app::refund
