#include "domain/stamp/lifecycle.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::stamp;

TEST(StampLifecycle, NoEventLeavesAnEnd)
{
    for (auto const from : {State::redeemed, State::voided, State::expired})
        for (auto const on : {Event::redeem, Event::take_back, Event::expire}) EXPECT_FALSE(next(from, on));
}

TEST(StampLifecycle, AnEndedStampSaysHowItEnded)
{
    EXPECT_EQ(next(State::redeemed, Event::redeem).error().reason, core::Reason::redeemed);
    EXPECT_EQ(next(State::redeemed, Event::take_back).error().reason, core::Reason::redeemed);
    EXPECT_EQ(next(State::voided, Event::redeem).error().reason, core::Reason::voided);
    EXPECT_EQ(next(State::expired, Event::redeem).error().reason, core::Reason::expired);
}

TEST(StampLifecycle, AnIssuedStampMayEndInThreeWays)
{
    EXPECT_EQ(next(State::issued, Event::redeem).value(), State::redeemed);
    EXPECT_EQ(next(State::issued, Event::take_back).value(), State::voided);
    EXPECT_EQ(next(State::issued, Event::expire).value(), State::expired);
}

TEST(StampLifecycle, EveryStateHasItsWord)
{
    for (auto const state : {State::issued, State::redeemed, State::voided, State::expired})
        EXPECT_EQ(state_of(word_of(state)), state);
    EXPECT_EQ(state_of("used"), std::nullopt);
    EXPECT_EQ(word_of(State::voided), "voided");
}
