#include "domain/refund/transitions.hpp"

#include <gtest/gtest.h>

#include <set>

namespace etimbre::domain::refund {
namespace {

TEST(RefundTransitions, OnlyTheAcquirersHistoryProvesThatMoneyWentBack)
{
    for (auto const& [from, on, to] : transitions)
        if (to == State::succeeded) {
            EXPECT_TRUE(on == Event::given_back || on == Event::nothing_due);
        }
}

TEST(RefundTransitions, WhatMayHaveBeenSentIsNeverSentAgainBlindly)
{
    for (auto const from : {State::sending, State::unknown, State::submitted})
        EXPECT_FALSE(next(from, Event::send).has_value());
}

TEST(RefundTransitions, WhatTheAcquirerAcceptedIsNeverCalledUnsent)
{
    EXPECT_FALSE(next(State::submitted, Event::not_sent).has_value());
}

TEST(RefundTransitions, WhatWaitsForASecondPersonIsNotSent)
{
    EXPECT_EQ(next(State::awaiting_approval, Event::send).error().reason, core::Reason::refund_state);
    EXPECT_EQ(next(State::awaiting_approval, Event::approve).value(), State::requested);
}

TEST(RefundTransitions, NothingIsGivenUpThatMayHaveBeenCarriedOut)
{
    for (auto const& [from, on, to] : transitions)
        if (to == State::failed) {
            EXPECT_EQ(from, State::declined);
        }
}

TEST(RefundTransitions, EveryStateStandsInTheTable)
{
    std::set<State> seen;
    for (auto const& [from, on, to] : transitions) seen.insert({from, to});
    EXPECT_EQ(seen.size(), state_words.size());
}

} // namespace
} // namespace etimbre::domain::refund
