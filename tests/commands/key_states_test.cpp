#include "commands/key_states.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

constexpr std::int64_t day = 86400;

struct KeyStates : testing::Test {
    TempKeys state;
    KeyStates() { state.init(); }

    std::string stamp_state(std::int64_t later) const { return key_states(state.at(later)).front().state; }
};

TEST_F(KeyStates, AKeySignsThenVerifiesThenIsOver)
{
    EXPECT_EQ(stamp_state(0), "signing");
    EXPECT_EQ(stamp_state(90 * day - 1), "signing");
    EXPECT_EQ(stamp_state(90 * day), "verifying");
    EXPECT_EQ(stamp_state(485 * day), "over *") << "the next list will not name it";
}

TEST_F(KeyStates, WithoutATrustListEveryStampKeyIsUnlisted)
{
    std::filesystem::remove_all(state.at().trust);
    EXPECT_EQ(stamp_state(0), "signing *");
    EXPECT_TRUE(key_states(state.at()).front().is_unlisted());
}

TEST_F(KeyStates, EveryUseIsThere)
{
    std::vector<std::string> uses;
    for (auto const& each : key_states(state.at()))
        uses.emplace_back(adapters::crypto::word_of(each.record.use));
    EXPECT_THAT(uses, testing::ElementsAre("stamp", "holder", "token", "reply"));
}

} // namespace
} // namespace etimbre::commands
