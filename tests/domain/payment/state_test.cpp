#include "domain/payment/state.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace etimbre::domain::payment {
namespace {

TEST(PaymentState, EveryWordIsReadBackAsTheStateThatWroteIt)
{
    for (auto const& [state, word] : state_words) EXPECT_EQ(state_of(word), state);
}

TEST(PaymentState, AnotherWordIsAFailureAndNotAGuess)
{
    EXPECT_THROW(state_of("paid"), std::invalid_argument);
}

TEST(PaymentState, TheOutsideNeverSeesAnInnerState)
{
    EXPECT_EQ(outward_word_of(State::capturing), "processing");
    EXPECT_EQ(outward_word_of(State::captured_late), "captured");
}

} // namespace
} // namespace etimbre::domain::payment
