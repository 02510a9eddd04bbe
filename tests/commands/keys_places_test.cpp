#include "adapters/crypto/key_failure.hpp"
#include "commands/keys_places.hpp"
#include "commands/keys_rotation.hpp"
#include "commands/trust_list_command.hpp"
#include "temp_state.hpp"

#include <gmock/gmock.h>

namespace etimbre::commands {
namespace {

TEST(KeysPlacesTest, TheyAreThoseOfTheConfiguration)
{
    config::Settings settings;
    settings.state_directory = "/state";
    settings.keys.root_directory = "/media/roots";
    auto const at = keys_places(settings, core::instant_of_unix(7));
    EXPECT_EQ(at.keys, "/state/keys");
    EXPECT_EQ(at.roots, "/media/roots");
    EXPECT_EQ(at.trust, "/state/trust");
    EXPECT_EQ(at.issuer, "MA");
    EXPECT_EQ(key_plan(at, at.now).verify_for, std::chrono::days{90 + 365 + 30});
}

TEST(KeysPlacesTest, WhatEverSignedIsRememberedAsTheNewestListNamesIt)
{
    TempKeys const state;
    state.init();
    adapters::crypto::TrustFolder folder{state.at().trust};
    folder.accept(1, *folder.list());
    std::ostringstream quiet;
    keys_retire(state.at(10), state.kids().front(), 3, quiet, quiet);
    keys_rotate(state.at(10), {.now = true}, quiet, quiet);
    keys_trust_list(state.at(10), {}, quiet);

    auto const keys = keys_ever_listed(state.at().trust, "MA");
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].cut, 3U);
    EXPECT_EQ(newest_trust_list(state.at().trust, "MA")->seq, 2);
    EXPECT_TRUE(keys_ever_listed(state.at().trust, "XY").empty())
        << "another state's lists count for nothing";
    EXPECT_THROW(keys_ever_listed(state.path() / "nowhere", "MA"), adapters::crypto::KeyFailure);
}

} // namespace
} // namespace etimbre::commands
