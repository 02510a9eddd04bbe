#include "domain/reconciliation/match.hpp"
#include "samples.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace etimbre::domain::reconciliation {
namespace {

using testing::ElementsAre;

std::vector<Outcome> match(std::vector<Line> const& lines, std::vector<Expectation> const& expectations)
{
    return match_by_reference(lines, expectations, agreed);
}

TEST(Match, TheAcquirersReferenceGoesBeforeOurs)
{
    auto line = line_of(sale("a"));
    line.our_ref = "oid-b";
    EXPECT_THAT(match({line}, {sale("b"), sale("a")}), ElementsAre(Outcome{Code::ok, Tier::acquirer_ref, 1}));
}

TEST(Match, OurReferenceIsEnough)
{
    auto line = line_of(sale("a"));
    line.acquirer_ref.clear();
    EXPECT_THAT(match({line}, {sale("a")}), ElementsAre(Outcome{Code::ok, Tier::our_ref, 0}));
}

TEST(Match, WhatHasNoReferenceMeetsNothingThatHasNone)
{
    auto expected = sale("a");
    auto line = line_of(expected);
    line.acquirer_ref.clear();
    line.our_ref.clear();
    expected.acquirer_ref.clear();
    expected.our_ref.clear();
    EXPECT_THAT(match({line}, {expected}), ElementsAre(Outcome{Code::unknown_line, Tier::none, nothing}));
}

TEST(Match, ARefundIsNotASaleOfTheSameReference)
{
    EXPECT_THAT(
        match({line_of(of_kind(Kind::refund, "a"))}, {sale("a")}),
        ElementsAre(Outcome{Code::refund_unknown, Tier::none, nothing})
    );
}

TEST(Match, TheSecondLineOfOneSaleIsADuplicate)
{
    auto const line = line_of(sale("a"));
    EXPECT_THAT(
        match({line, line}, {sale("a")}),
        ElementsAre(
            Outcome{Code::ok, Tier::acquirer_ref, 0}, Outcome{Code::duplicate_line, Tier::none, nothing}
        )
    );
}

TEST(Match, ADuplicateByTheAcquirersReferenceTakesNothingByOurs)
{
    auto first = of_kind(Kind::refund, "a");
    auto second = of_kind(Kind::refund, "a");
    second.acquirer_ref = "ref-b";
    EXPECT_THAT(
        match({line_of(first), line_of(first)}, {first, second}),
        ElementsAre(
            Outcome{Code::ok, Tier::acquirer_ref, 0}, Outcome{Code::duplicate_line, Tier::none, nothing}
        )
    );
}

TEST(Match, ALineThatWasMatchedInAnotherFileIsADuplicateHere)
{
    auto const line = line_of(sale("a"));
    auto const before = told(sale("a"), {.source = Source::report, .gross = line.gross, .fee = line.fee});
    EXPECT_THAT(match({line}, {before}), ElementsAre(Outcome{Code::duplicate_line, Tier::none, nothing}));
}

TEST(Match, TheBankMayTellOnceWhatTheAcquirerReported)
{
    auto line = line_of(sale("a"));
    auto before = told(sale("a"), {.source = Source::report, .gross = line.gross, .fee = line.fee});
    line.source = Source::statement;
    EXPECT_THAT(
        match({line, line}, {before}),
        ElementsAre(Outcome{Code::ok, Tier::twin, 0}, Outcome{Code::duplicate_line, Tier::none, nothing})
    );
    before.told->answered = true;
    EXPECT_THAT(match({line}, {before}), ElementsAre(Outcome{Code::duplicate_line, Tier::none, nothing}));
}

TEST(Match, PartialRefundsOfOneSaleGoTogetherByTheirAmounts)
{
    auto small = of_kind(Kind::refund, "a");
    small.acquirer_ref.clear();
    small.amount = mad(100);
    auto large = small;
    large.amount = mad(200);
    EXPECT_THAT(
        match({line_of(large), line_of(small)}, {small, large}),
        ElementsAre(Outcome{Code::ok, Tier::our_ref, 1}, Outcome{Code::ok, Tier::our_ref, 0})
    );
}

TEST(Match, OneWrongAmountAmongSeveralIsOneDifference)
{
    auto small = of_kind(Kind::refund, "a");
    small.acquirer_ref.clear();
    small.amount = mad(100);
    auto large = small;
    large.amount = mad(200);
    auto wrong = line_of(large);
    wrong.gross = mad(150);
    EXPECT_THAT(
        match({wrong, line_of(small)}, {small, large}),
        ElementsAre(Outcome{Code::amount_diff, Tier::our_ref, 1}, Outcome{Code::ok, Tier::our_ref, 0})
    );
}

TEST(Match, APaymentThatIsNotCapturedIsLate)
{
    auto expected = sale("a");
    expected.booked = false;
    EXPECT_THAT(
        match({line_of(expected)}, {expected}), ElementsAre(Outcome{Code::late, Tier::acquirer_ref, 0})
    );
}

TEST(Match, AFeeOnItsOwnLineIsAboutItselfUnlessItIsOfARevision)
{
    Line fee{
        .kind = Kind::fee,
        .acquirer_ref = {},
        .our_ref = "payout-1",
        .auth_code = {},
        .fee = mad(500),
        .day = some_day
    };
    EXPECT_THAT(match({fee, fee}, {}), testing::Each(Outcome{Code::ok, Tier::own, nothing}));
    auto before = of_kind(Kind::fee, "a");
    before.our_ref = "payout-1";
    before = told(before, {.superseded = true, .gross = mad(0), .fee = mad(500)});
    EXPECT_THAT(match({fee}, {before}), ElementsAre(Outcome{Code::ok, Tier::twin, 0}));
}

TEST(Match, ACopyIsNotMatchedAgain)
{
    auto line = line_of(sale("a"));
    line.copy = true;
    EXPECT_THAT(match({line}, {sale("a")}), ElementsAre(Outcome{Code::ok, Tier::copy, nothing}));
}

} // namespace
} // namespace etimbre::domain::reconciliation
