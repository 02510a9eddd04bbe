#include "domain/refund/state.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace etimbre::domain::refund {
namespace {

TEST(RefundState, EveryWordLeadsBackToItsState)
{
    for (auto const& [state, word] : state_words) {
        EXPECT_EQ(word_of(state), word);
        EXPECT_EQ(state_of(word), state);
    }
}

TEST(RefundState, AWordOfAnotherProgramIsAFailure)
{
    EXPECT_THROW(state_of("paid_in_cash"), std::invalid_argument);
}

TEST(RefundState, TheOutsideSeesOnlyTheWordsOfTheApi)
{
    for (auto const& [state, word] : state_words)
        EXPECT_NE(std::ranges::find(outward_words, outward_word_of(state)), outward_words.end()) << word;
    EXPECT_EQ(outward_word_of(State::unknown), "sending");
    EXPECT_EQ(outward_word_of(State::declined), "sending");
}

TEST(RefundState, WhatIsOverIsNotWithTheAcquirer)
{
    for (auto const& [state, word] : state_words) EXPECT_FALSE(is_over(state) && is_with_the_acquirer(state));
}

} // namespace
} // namespace etimbre::domain::refund
