#include "domain/refund/policy.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace etimbre::domain::refund {
namespace {

using core::Reason;

core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

Share shared(std::int64_t back, std::int64_t fee)
{
    return {mad(back), mad(fee)};
}

TEST(RefundPolicy, WithoutAFeeAllOfThePriceGoesBack)
{
    EXPECT_EQ(share_of(mad(86000), {}).value(), shared(86000, 0));
}

TEST(RefundPolicy, AFeeIsKeptOfEachStampAsAmountAndPerMille)
{
    EXPECT_EQ(share_of(mad(86000), {.fee_minor = 500}).value(), shared(85500, 500));
    EXPECT_EQ(share_of(mad(86000), {.fee_per_mille = 25}).value(), shared(83850, 2150));
    EXPECT_EQ(share_of(mad(86000), {.fee_minor = 500, .fee_per_mille = 25}).value(), shared(83350, 2650));
}

TEST(RefundPolicy, PartsOfAMinorUnitAreTheCitizens)
{
    EXPECT_EQ(share_of(mad(999), {.fee_per_mille = 1}).value(), shared(999, 0));
    EXPECT_EQ(share_of(mad(1001), {.fee_per_mille = 1}).value(), shared(1000, 1));
}

TEST(RefundPolicy, WhatTheFeeWouldEatIsNotTakenBack)
{
    EXPECT_EQ(share_of(mad(500), {.fee_minor = 500}).error().reason, Reason::not_refundable);
    EXPECT_EQ(share_of(mad(500), {.fee_per_mille = 1000}).error().reason, Reason::not_refundable);
    EXPECT_EQ(share_of(mad(501), {.fee_minor = 500}).value(), shared(1, 500));
}

TEST(RefundPolicy, AStampThatCostNothingGivesNothingBackAndCostsNoFee)
{
    EXPECT_EQ(share_of(mad(0), {.fee_minor = 500, .fee_per_mille = 25}).value(), shared(0, 0));
}

TEST(RefundPolicy, AnAmountThatDoesNotFitIsRefused)
{
    auto const most = mad(std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(share_of(most, {.fee_per_mille = 2}).error().reason, Reason::amount_overflow);
}

TEST(RefundPolicy, TheHouseItselfKeepsNothing)
{
    EXPECT_EQ(whole(mad(86000)), shared(86000, 0));
}

TEST(RefundPolicy, TheWindowEndsToTheMicrosecond)
{
    auto const issued = core::instant_of_unix(1'800'000'000);
    Policy const policy{.window = std::chrono::days{14}};
    auto const end = issued + std::chrono::days{14};
    EXPECT_TRUE(within_window(issued, policy, issued).has_value());
    EXPECT_TRUE(within_window(issued, policy, end - std::chrono::microseconds{1}).has_value());
    EXPECT_EQ(within_window(issued, policy, end).error().reason, Reason::refund_window);
}

TEST(RefundPolicy, AWindowOfNoDaysTakesNothingBack)
{
    auto const issued = core::instant_of_unix(1'800'000'000);
    EXPECT_FALSE(within_window(issued, {.window = std::chrono::days{0}}, issued).has_value());
}

TEST(RefundPolicy, ASecondPersonIsNeededAboveTheLimitAndNotAtIt)
{
    Policy const policy{.approval_above_minor = 86000};
    EXPECT_FALSE(needs_approval(mad(86000), policy));
    EXPECT_TRUE(needs_approval(mad(86001), policy));
}

} // namespace
} // namespace etimbre::domain::refund
