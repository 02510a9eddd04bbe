#include "domain/reconciliation/judge.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::reconciliation {
namespace {

TEST(Judge, ALineThatSaysWhatIsExpectedIsInOrder)
{
    EXPECT_EQ(judge(line_of(sale("a")), sale("a"), agreed), Code::ok);
}

TEST(Judge, AnotherCurrencyIsNamedBeforeAnotherAmount)
{
    auto line = line_of(sale("a"));
    line.gross = eur(1);
    EXPECT_EQ(judge(line, sale("a"), agreed), Code::ccy_diff);
}

TEST(Judge, MoneyThatOurBooksDoNotKnowIsLateWhateverTheAmount)
{
    auto expected = sale("a");
    expected.booked = false;
    EXPECT_EQ(judge(line_of(expected), expected, agreed), Code::late);
}

TEST(Judge, OneMinorUnitMoreOrLessIsAnotherAmount)
{
    for (auto const minor : {85999, 86001}) {
        auto line = line_of(sale("a"));
        line.gross = mad(minor);
        EXPECT_EQ(judge(line, sale("a"), agreed), Code::amount_diff);
    }
}

TEST(Judge, AFeeIsHeldAgainstTheContractWhereThereIsOne)
{
    auto line = line_of(sale("a"));
    line.fee = mad(line.fee.minor() + 1);
    EXPECT_EQ(judge(line, sale("a"), agreed), Code::fee_diff);
    EXPECT_EQ(judge(line, sale("a"), std::nullopt), Code::ok);
}

TEST(Judge, AChargebackMayBeOfAPartButNotOfMore)
{
    auto const expected = of_kind(Kind::chargeback, "a");
    auto line = line_of(expected);
    EXPECT_EQ(judge(line, expected, agreed), Code::chargeback);
    line.gross = mad(100);
    EXPECT_EQ(judge(line, expected, agreed), Code::chargeback);
    line.gross = mad(86001);
    EXPECT_EQ(judge(line, expected, agreed), Code::amount_diff);
}

TEST(Judge, AChargebackTakenBackIsMatched)
{
    auto const expected = of_kind(Kind::reversal, "a");
    EXPECT_EQ(judge(line_of(expected), expected, agreed), Code::cb_reversal);
    EXPECT_TRUE(is_matched(Code::cb_reversal));
    EXPECT_FALSE(is_matched(Code::chargeback));
}

TEST(Judge, TheOtherSourceMustNameTheSameSumButNotTheSameFee)
{
    auto line = line_of(sale("a"));
    auto expected = told(sale("a"), {.source = Source::report, .gross = line.gross, .fee = line.fee});
    line.fee = mad(0);
    EXPECT_EQ(judge_again(line, expected), Code::ok);
    line.gross = mad(1);
    EXPECT_EQ(judge_again(line, expected), Code::amount_diff);
    line.gross = eur(86000);
    EXPECT_EQ(judge_again(line, expected), Code::ccy_diff);
}

TEST(Judge, ARevisionMustSayTheSameOfEverything)
{
    auto line = line_of(sale("a"));
    auto expected = told(sale("a"), {.superseded = true, .gross = line.gross, .fee = line.fee});
    EXPECT_EQ(judge_again(line, expected), Code::ok);
    line.fee = mad(0);
    EXPECT_EQ(judge_again(line, expected), Code::revised_after_booking);
}

TEST(Judge, WhatIsAboutNothingIsNamedByItsKind)
{
    auto line = line_of(sale("a"));
    EXPECT_EQ(judge_alone(line), Code::unknown_line);
    line.kind = Kind::refund;
    EXPECT_EQ(judge_alone(line), Code::refund_unknown);
    line.kind = Kind::fee;
    EXPECT_EQ(judge_alone(line), Code::ok);
    line.kind = Kind::unknown;
    EXPECT_EQ(judge_alone(line), Code::unknown_line);
    line.copy = true;
    EXPECT_EQ(judge_alone(line), Code::ok);
}

} // namespace
} // namespace etimbre::domain::reconciliation
