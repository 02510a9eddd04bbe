#include "app/closing/trial_balance.hpp"
#include "books_in_memory.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace etimbre::app::closing {
namespace {

using ::testing::ElementsAre;

constexpr std::chrono::sys_days day{std::chrono::year{2026} / 11 / 30};
constexpr std::chrono::hours noon{12};

TEST(TrialBalance, WhatMovedIsAddedToWhatHadMoved)
{
    EXPECT_THAT(
        carried_forward({{"a", 1, 2, 10, 20}, {"b", 0, 0, 5, 5}}, {{"a", 3, 0}, {"c", 0, 7}, {"a", 0, 4}}),
        ElementsAre(Line{"a", 3, 4, 13, 24}, Line{"b", 0, 0, 5, 5}, Line{"c", 0, 7, 0, 7})
    );
}

TEST(TrialBalance, SumsThatDoNotFitAreAFailure)
{
    auto const most = std::numeric_limits<std::int64_t>::max();
    EXPECT_THROW(carried_forward({{"a", 0, 0, most, 0}}, {{"a", 1, 0}}), std::overflow_error);
}

TEST(TrialBalance, AtAnyMomentItHoldsWhatWasPostedUpToIt)
{
    testing::LedgerInMemory ledger;
    testing::DaysInMemory days;
    ledger.post("receivable:cmi:MAD", "prepaid:MAD", 100, day + noon);
    ledger.post("receivable:cmi:MAD", "prepaid:MAD", 50, day + noon + std::chrono::microseconds{1});
    EXPECT_TRUE(trial_balance(ledger, days, day).empty());
    EXPECT_EQ(trial_balance(ledger, days, day + noon).front().credits, 100);
    EXPECT_EQ(trial_balance(ledger, days, day + noon + std::chrono::microseconds{1}).back().debits, 150);
}

TEST(TrialBalance, ClosedDaysAreTakenAsTheyWereClosed)
{
    testing::LedgerInMemory ledger;
    testing::DaysInMemory days;
    Statement closed;
    closed.day = day;
    closed.span = testing::utc_calendar().span(day);
    closed.lines = {{"prepaid:MAD", 0, 100, 0, 100}, {"receivable:cmi:MAD", 100, 0, 100, 0}};
    days.insert(closed);
    ledger.post("receivable:cmi:MAD", "prepaid:MAD", 1, day + noon); // of a closed day: counted already
    ledger.post("receivable:cmi:MAD", "prepaid:MAD", 50, closed.span.until);
    EXPECT_EQ(trial_balance(ledger, days, closed.span.until).front().credits, 150);
}

} // namespace
} // namespace etimbre::app::closing
