#include "domain/reconciliation/effect.hpp"
#include "domain/reconciliation/judge.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::reconciliation {
namespace {

/// What stays in the acquirer's account of a line after capture, effect and payout: nothing may.
std::int64_t left_behind(Line const& line, Effect const& effect, std::int64_t booked_minor)
{
    return booked_minor - effect.fee_minor + effect.parked_minor - effect.chargeback_minor - line.net_minor();
}

TEST(Effect, AMatchedSaleCostsItsFee)
{
    auto const line = line_of(sale("a"));
    auto const expected = sale("a");
    auto const effect = effect_of(line, Code::ok, Tier::our_ref, &expected, line.fee.minor());
    EXPECT_EQ(effect, (Effect{.fee_minor = 1390}));
    EXPECT_EQ(left_behind(line, effect, 86000), 0);
}

TEST(Effect, AnotherAmountLeavesTheDifferenceInSuspense)
{
    auto const expected = sale("a");
    for (auto const gross : {85000, 87000}) {
        auto line = line_of(expected);
        line.gross = mad(gross);
        auto const effect = effect_of(line, Code::amount_diff, Tier::our_ref, &expected, line.fee.minor());
        EXPECT_EQ(effect.parked_minor, gross - 86000);
        EXPECT_EQ(effect.residue_minor, 86000 - gross);
        EXPECT_EQ(effect.stake_minor, 1000);
        EXPECT_EQ(left_behind(line, effect, 86000), 0);
    }
}

TEST(Effect, MoneyOfNobodyIsSetAside)
{
    for (auto const kind : {Kind::sale, Kind::refund}) {
        auto const line = line_of(of_kind(kind, "a"));
        auto const effect = effect_of(line, judge_alone(line), Tier::none, nullptr, line.fee.minor());
        EXPECT_EQ(effect.waits, Waits::suspense);
        EXPECT_EQ(effect.stake_minor, std::abs(line.net_minor()));
        EXPECT_EQ(left_behind(line, effect, 0), 0);
    }
}

TEST(Effect, AFeeTooHighIsACostWithAQuestion)
{
    auto const expected = sale("a");
    auto line = line_of(expected);
    line.fee = mad(1500);
    auto const effect = effect_of(line, Code::fee_diff, Tier::our_ref, &expected, 1390);
    EXPECT_EQ(
        effect, (Effect{.fee_minor = 1500, .stake_minor = 110, .waits = Waits::fees, .residue_minor = 110})
    );
    EXPECT_EQ(left_behind(line, effect, 86000), 0);
}

TEST(Effect, AChargebackMovesWhatWasTakenAndItsReversalMovesItBack)
{
    auto const expected = of_kind(Kind::chargeback, "a");
    auto const taken = line_of(expected);
    auto const effect = effect_of(taken, Code::chargeback, Tier::our_ref, &expected, 0);
    EXPECT_EQ(effect.chargeback_minor, 86000);
    EXPECT_EQ(effect.residue_minor, 86000);
    EXPECT_EQ(left_behind(taken, effect, 0), 0);

    auto const given = line_of(of_kind(Kind::reversal, "a"));
    auto const back = effect_of(given, Code::cb_reversal, Tier::our_ref, &expected, 0);
    EXPECT_EQ(back.chargeback_minor, -86000);
    EXPECT_EQ(left_behind(given, back, 0), 0);
}

TEST(Effect, WhatIsToldAgainPostsNothing)
{
    auto line = line_of(sale("a"));
    auto const expected = told(sale("a"), {.source = Source::report, .gross = line.gross, .fee = line.fee});
    EXPECT_EQ(effect_of(line, Code::ok, Tier::twin, &expected, 1390), Effect{});
    EXPECT_EQ(effect_of(line, Code::ok, Tier::copy, nullptr, 1390), Effect{});
    line.gross = mad(85000);
    EXPECT_EQ(effect_of(line, Code::amount_diff, Tier::twin, &expected, 1390), (Effect{.stake_minor = 1000}));
}

TEST(Effect, ARevisionPostsTheDifference)
{
    auto line = line_of(sale("a"));
    auto const expected = told(sale("a"), {.superseded = true, .gross = mad(80000), .fee = mad(1000)});
    auto const effect = effect_of(line, Code::revised_after_booking, Tier::twin, &expected, 1390);
    EXPECT_EQ(effect.fee_minor, 390);
    EXPECT_EQ(effect.parked_minor, 6000);
    EXPECT_EQ(effect.stake_minor, 5610);
    EXPECT_EQ(left_behind(line, effect, 79000), 0);
}

} // namespace
} // namespace etimbre::domain::reconciliation
