#include "domain/webhook/state.hpp"

#include <gtest/gtest.h>

namespace etimbre::domain::webhook {
namespace {

TEST(WebhookStates, AWordNamesOneStateAndBack)
{
    for (auto const& [state, word] : state_words) {
        EXPECT_EQ(word_of(state), word);
        EXPECT_EQ(state_of(word), state);
    }
    EXPECT_EQ(state_of("lost"), std::nullopt);
}

TEST(WebhookStates, AnEndpointThatIsGoneIsDisabledAndOneThatFailsTooOftenPaused)
{
    EXPECT_EQ(next(State::active, Step::gone), State::disabled);
    EXPECT_EQ(next(State::active, Step::give_up), State::paused);
}

TEST(WebhookStates, WhateverStandsStillCanBeResumed)
{
    for (auto const state : {State::active, State::paused, State::disabled})
        EXPECT_EQ(next(state, Step::resume), State::active);
}

TEST(WebhookStates, OnlyAnActiveEndpointFails)
{
    for (auto const state : {State::paused, State::disabled, State::removed})
        for (auto const step : {Step::give_up, Step::gone}) EXPECT_EQ(next(state, step), std::nullopt);
}

TEST(WebhookStates, NothingHappensToARemovedOne)
{
    for (auto const step : {Step::pause, Step::give_up, Step::gone, Step::resume, Step::replay, Step::remove})
        EXPECT_EQ(next(State::removed, step), std::nullopt);
}

} // namespace
} // namespace etimbre::domain::webhook
