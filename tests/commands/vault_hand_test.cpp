#include "commands/vault_hand.hpp"

#include <gtest/gtest.h>

#include <future>
#include <string>

namespace etimbre::commands {
namespace {

TEST(VaultHand, DoesWhatItIsGivenInItsOrder)
{
    std::string done;
    {
        VaultHand hand;
        for (char const each : {'a', 'b', 'c'}) hand.give([&done, each] { done += each; });
        std::promise<void> last;
        hand.give([&] { last.set_value(); });
        last.get_future().wait();
    }
    EXPECT_EQ(done, "abc");
}

TEST(VaultHand, WhatComesAfterTheEndIsDropped)
{
    VaultHand hand;
    hand.stop();
    auto const held = std::make_shared<int>(1);
    hand.give([held] { FAIL(); });
    hand.stop();
    EXPECT_EQ(held.use_count(), 1);
}

} // namespace
} // namespace etimbre::commands
