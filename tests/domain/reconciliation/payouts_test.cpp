#include "domain/reconciliation/payouts.hpp"
#include "samples.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace etimbre::domain::reconciliation {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::Optional;

Payout payout(std::string const& reference, std::int64_t minor, int day = 0)
{
    return {reference, mad(minor), some_day + days{day}};
}

Movement movement(std::string const& references, std::int64_t minor, int day = 0)
{
    return {references, mad(minor), some_day + days{day}};
}

std::vector<std::optional<std::size_t>>
match(std::vector<Payout> const& payouts, std::vector<Movement> const& movements)
{
    return match_payouts(payouts, movements);
}

TEST(Payouts, AMovementIsThePayoutThatItsTextNames)
{
    EXPECT_THAT(
        match({payout("P-7", 100), payout("P-8", 200)}, {movement("VIR CMI /P-8/ 30.11", 999)}),
        ElementsAre(Optional(std::size_t{1}))
    );
}

TEST(Payouts, AReferenceIsAWholeWord)
{
    EXPECT_THAT(
        match({payout("P-8", 200)}, {movement("P-81", 1), movement("XP-8", 1)}),
        ElementsAre(std::nullopt, std::nullopt)
    );
}

TEST(Payouts, AMovementThatNamesTwoIsNeither)
{
    EXPECT_THAT(
        match({payout("P-7", 1), payout("P-8", 2)}, {movement("P-7 P-8", 3)}), ElementsAre(std::nullopt)
    );
}

TEST(Payouts, TwoMovementsMayBePartsOfOnePayout)
{
    EXPECT_THAT(
        match({payout("P-7", 95)}, {movement("P-7", 100), movement("P-7", -5)}),
        ElementsAre(Optional(std::size_t{0}), Optional(std::size_t{0}))
    );
}

TEST(Payouts, WithoutAReferenceTheAmountAndTwoDaysDecideWhereOnlyOneFits)
{
    EXPECT_THAT(match({payout("P-7", 100)}, {movement("", 100, 2)}), ElementsAre(Optional(std::size_t{0})));
    EXPECT_THAT(match({payout("P-7", 100)}, {movement("", 100, 3)}), ElementsAre(std::nullopt));
    EXPECT_THAT(
        match({payout("P-7", 100), payout("P-8", 100)}, {movement("", 100)}), ElementsAre(std::nullopt)
    );
    EXPECT_THAT(
        match({payout("P-7", 100)}, {movement("", 100), movement("", 100)}),
        ElementsAre(std::nullopt, std::nullopt)
    );
}

TEST(Payouts, WhatTheBankHasBroughtIsNotBroughtAgainByItsAmount)
{
    auto banked = payout("P-7", 100);
    banked.banked = true;
    EXPECT_THAT(match({banked}, {movement("", 100)}), ElementsAre(std::nullopt));
    EXPECT_THAT(match({banked}, {movement("P-7", 100)}), ElementsAre(Optional(std::size_t{0})));
}

TEST(Payouts, SomeThatComeToTheSumAreProposed)
{
    std::vector<Payout> many;
    for (int i = 0; i < 24; ++i) many.push_back(payout("P", 1000 + (std::int64_t{1} << i)));
    auto const wanted = many[0].net.minor() + many[5].net.minor() + many[23].net.minor();
    auto const found = propose_payouts(mad(wanted), many);
    ASSERT_TRUE(found);
    auto const sum =
        std::accumulate(found->begin(), found->end(), std::int64_t{0}, [&](auto so_far, auto at) {
            return so_far + many[at].net.minor();
        });
    EXPECT_EQ(sum, wanted);
}

TEST(Payouts, NothingIsProposedWhereNoSumFits)
{
    EXPECT_FALSE(propose_payouts(mad(5), std::vector{payout("a", 2), payout("b", 4)}));
    EXPECT_FALSE(propose_payouts(mad(0), std::vector<Payout>{}));
    EXPECT_FALSE(propose_payouts(eur(2), std::vector{payout("a", 2)}));
}

} // namespace
} // namespace etimbre::domain::reconciliation
