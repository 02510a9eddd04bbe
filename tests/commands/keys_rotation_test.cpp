#include "commands/key_states.hpp"
#include "commands/keys_rotation.hpp"
#include "commands/trust_list_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr std::int64_t day = 86400;

struct KeysRotation : testing::Test {
    TempKeys state;
    std::ostringstream out;
    std::ostringstream err;
    KeysRotation() { state.init(); }

    int rotate(std::int64_t later, RotateOptions const& options = {})
    {
        return keys_rotate(state.at(later), options, out, err);
    }
    int retire(std::string const& kid, std::optional<std::int64_t> cut = {}, std::int64_t later = 0)
    {
        return keys_retire(state.at(later), kid, cut, out, err);
    }
    void publish(std::int64_t later) const
    {
        std::ostringstream quiet;
        keys_trust_list(state.at(later), {}, quiet);
    }
    std::vector<std::string>
    states(std::int64_t later, adapters::crypto::KeyUse use = adapters::crypto::KeyUse::stamp) const
    {
        std::vector<std::string> of;
        for (auto const& each : key_states(state.at(later)))
            if (each.record.use == use) of.push_back(each.state);
        return of;
    }
};

TEST_F(KeysRotation, TheNextKeyIsMadeOnceAndBeginsAfterItsNotice)
{
    EXPECT_EQ(rotate(day), 0);
    EXPECT_EQ(rotate(day + 1), 0);
    EXPECT_THAT(out.str(), HasSubstr("is there already; none was made"));
    ASSERT_THAT(state.kids(), SizeIs(2));
    auto const next = key_states(state.at()).at(1).record;
    EXPECT_EQ(next.nbf, TempKeys::begin + 15 * day);
    EXPECT_EQ(next.sign_until, next.nbf + 90 * day);
    EXPECT_EQ(next.exp, next.sign_until + 395 * day);
    EXPECT_THAT(states(day), ElementsAre("signing", "next *"));
    publish(day);
    EXPECT_THAT(states(day), ElementsAre("signing", "next"));
    EXPECT_THAT(states(15 * day), ElementsAre("verifying", "signing"));
}

TEST_F(KeysRotation, AGapInWhichNoKeySignsIsRefusedUnlessItIsWanted)
{
    EXPECT_EQ(rotate(76 * day), 0) << "the next begins when the first ends";
    EXPECT_THAT(states(76 * day), SizeIs(2));
}

TEST_F(KeysRotation, ALateRotationSaysHowToCloseTheGap)
{
    EXPECT_EQ(rotate(77 * day), 1);
    EXPECT_THAT(err.str(), HasSubstr("--begins-at"));
    EXPECT_EQ(rotate(77 * day, {.when_due = true}), 0);
    EXPECT_EQ(key_states(state.at()).at(1).record.nbf, TempKeys::begin + 90 * day) << "as late as it can be";
}

TEST_F(KeysRotation, WhenDueIsNothingToDoUntilItIs)
{
    EXPECT_EQ(rotate(68 * day, {.when_due = true}), 0);
    EXPECT_THAT(state.kids(), SizeIs(1));
    EXPECT_EQ(rotate(70 * day, {.when_due = true}), 0);
    EXPECT_THAT(state.kids(), SizeIs(2));
    EXPECT_EQ(rotate(200 * day, {.when_due = true}), 0);
    EXPECT_EQ(key_states(state.at()).at(2).record.nbf, TempKeys::begin + 200 * day) << "at once: none signs";
}

TEST_F(KeysRotation, ABeginningMayBeGivenAndIsNotPast)
{
    EXPECT_EQ(rotate(10, {.begins_at = TempKeys::begin + 5}), 1);
    EXPECT_EQ(rotate(10, {.begins_at = TempKeys::begin + 20}), 0);
    EXPECT_EQ(key_states(state.at()).at(1).record.nbf, TempKeys::begin + 20);
}

TEST_F(KeysRotation, ARetiredKeySignsNoMoreAndItsCutIsNeverRaised)
{
    auto const kid = state.kids().front();
    EXPECT_EQ(retire(kid, {}, day), 0);
    EXPECT_THAT(out.str(), HasSubstr("No key signs now"));
    EXPECT_THAT(states(day), ElementsAre("retired *"));
    EXPECT_EQ(retire(kid, 7, 2 * day), 0);
    EXPECT_EQ(retire(kid, 5, 3 * day), 0);
    EXPECT_EQ(retire(kid, 6, 3 * day), 1);
    EXPECT_EQ(retire(kid, {}, 3 * day), 0) << "the cut stays";
    publish(3 * day);
    EXPECT_THAT(states(3 * day), ElementsAre("cut at 5"));
    auto const listed = newest_trust_list(state.at().trust, "MA")->keys.at(0).key;
    EXPECT_EQ(listed.cut, 5U);
    EXPECT_EQ(listed.exp, TempKeys::begin + day + 60) << "it ended when it was first retired";
}

TEST_F(KeysRotation, AStolenKeyIsReplacedAtOnce)
{
    EXPECT_EQ(retire(state.kids().front(), 3, day), 0);
    EXPECT_EQ(rotate(day, {.now = true}), 0);
    EXPECT_EQ(rotate(day + 1, {.now = true}), 0);
    EXPECT_THAT(state.kids(), SizeIs(2)) << "asked twice, made once";
    publish(day + 1);
    EXPECT_THAT(states(day + 1), ElementsAre("cut at 3", "signing"));
}

TEST_F(KeysRotation, ANextKeyThatIsRetiredIsNeverListed)
{
    rotate(day);
    auto const next = state.kids().back();
    EXPECT_EQ(retire(next, {}, 2 * day), 0);
    publish(2 * day);
    EXPECT_THAT(newest_trust_list(state.at().trust, "MA")->keys, SizeIs(1));
    EXPECT_EQ(rotate(2 * day), 0);
    EXPECT_THAT(state.kids(), SizeIs(3)) << "another takes its place";
}

TEST_F(KeysRotation, AHolderKeyBeginsAMinuteAheadAtLeast)
{
    using enum adapters::crypto::KeyUse;
    EXPECT_EQ(rotate(0, {.use = "holder", .begins_at = TempKeys::begin + 59}), 1);
    EXPECT_EQ(rotate(0, {.use = "holder", .now = true}), 0);
    EXPECT_EQ(rotate(1, {.use = "holder", .now = true}), 0);
    EXPECT_THAT(states(0, holder), ElementsAre("binding", "next"));
    EXPECT_THAT(states(60, holder), ElementsAre("matching", "binding"));
    EXPECT_EQ(rotate(60, {.use = "holder"}), 0);
    EXPECT_THAT(states(60, holder), SizeIs(3));
}

TEST_F(KeysRotation, WhatIsNoKeyIsSaid)
{
    EXPECT_EQ(rotate(0, {.use = "token"}), 2);
    EXPECT_EQ(retire("0123"), 2);
    EXPECT_EQ(retire(state.kids().front(), -1), 2);
    EXPECT_EQ(retire("0000000000000000"), 1);
    EXPECT_FALSE(kid_in("xyz"));
}

} // namespace
} // namespace etimbre::commands
