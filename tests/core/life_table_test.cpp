#include "core/life_table.hpp"

#include <gtest/gtest.h>

#include <array>

namespace etimbre::core {
namespace {

enum class State { seed, plant, fruit };
enum class Step { sprout, ripen };
struct Row {
    State from;
    Step on;
    State to;
};
constexpr std::array life{
    Row{State::seed, Step::sprout, State::plant}, Row{State::plant, Step::ripen, State::fruit}
};

TEST(LifeTable, LeadsWhereItsRowsSayAndNowhereElse)
{
    EXPECT_EQ(next_in(life, State::seed, Step::sprout), State::plant);
    EXPECT_EQ(next_in(life, State::seed, Step::ripen), std::nullopt);
    EXPECT_EQ(next_in(life, State::fruit, Step::ripen), std::nullopt);
}

TEST(LifeTable, KnowsWhichStateIsTheEnd)
{
    EXPECT_TRUE(nothing_leaves(life, State::fruit));
    EXPECT_FALSE(nothing_leaves(life, State::plant));
}

TEST(LifeTable, FindsAStateWithTwoRowsForOneStep)
{
    constexpr std::array twofold{
        Row{State::seed, Step::sprout, State::plant}, Row{State::seed, Step::sprout, State::fruit}
    };
    EXPECT_TRUE(is_deterministic(life));
    EXPECT_FALSE(is_deterministic(twofold));
}

} // namespace
} // namespace etimbre::core
