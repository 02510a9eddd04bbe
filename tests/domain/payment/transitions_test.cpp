#include "domain/payment/transitions.hpp"

#include <gtest/gtest.h>

#include <set>

namespace etimbre::domain::payment {
namespace {

TEST(PaymentTransitions, ACapturedPaymentNeverChanges)
{
    for (auto const& [from, on, to] : transitions) EXPECT_NE(from, State::captured);
}

TEST(PaymentTransitions, MoneyIsProvedByTheStatusAndNeverByACallback)
{
    for (auto const& [from, on, to] : transitions)
        if (to == State::captured || to == State::captured_late) {
            EXPECT_EQ(on, Event::money_found);
        }
}

TEST(PaymentTransitions, MoneyFoundAfterTheEndIsNeverLost)
{
    for (auto const ended : {State::expired, State::failed, State::cancelled})
        EXPECT_EQ(next(ended, Event::money_found).value(), State::captured_late);
}

TEST(PaymentTransitions, EveryOpenStateCanLearnThatTheOrderWasPaidElsewhere)
{
    for (auto const open : {State::redirected, State::capturing, State::unknown, State::expiring})
        EXPECT_EQ(next(open, Event::surplus_found).value(), State::refunding);
}

TEST(PaymentTransitions, EveryStateStandsInTheTable)
{
    std::set<State> seen;
    for (auto const& [from, on, to] : transitions) seen.insert({from, to});
    EXPECT_EQ(seen.size(), state_words.size());
}

TEST(PaymentTransitions, APairWithoutARowIsRefused)
{
    EXPECT_EQ(next(State::captured, Event::approval).error().reason, core::Reason::payment_state);
}

} // namespace
} // namespace etimbre::domain::payment
