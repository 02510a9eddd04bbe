#include "commands/keys_words.hpp"

#include <CLI/CLI.hpp>
#include <gmock/gmock.h>

#include <sstream>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

struct KeysWordsTest : testing::Test {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    World world{
        [](char const*) -> char const* { return nullptr; },
        [] { return core::instant_of_unix(1'790'000'000); },
        in,
        out,
        err,
    };
    std::function<int()> chosen;
    CLI::App app;
    KeysWords words{world, [] { return config::Settings{}; }, chosen};

    KeysWordsTest()
    {
        words.declare(app);
        app.require_subcommand(1);
    }
    bool is_understood(std::string const& line)
    {
        try {
            app.parse(line);
            return chosen != nullptr;
        } catch (CLI::ParseError const&) {
            return false;
        }
    }
};

TEST_F(KeysWordsTest, EveryCommandIsThereWithItsOptions)
{
    EXPECT_TRUE(is_understood("init"));
    EXPECT_TRUE(is_understood("list --json"));
    EXPECT_TRUE(is_understood("rotate --use holder --now"));
    EXPECT_TRUE(is_understood("rotate --begins-at 1790000000"));
    EXPECT_TRUE(is_understood("retire 0123456789abcdef --cut 7"));
    EXPECT_TRUE(is_understood("trust-list --renew --root 0123456789abcdef"));
    EXPECT_TRUE(is_understood("exposed 0123456789abcdef --from 3 --json"));
}

TEST_F(KeysWordsTest, WhatContradictsItselfIsNotUnderstood)
{
    EXPECT_FALSE(is_understood("rotate --now --when-due"));
    EXPECT_FALSE(is_understood("rotate --now --begins-at 7"));
    EXPECT_FALSE(is_understood("retire"));
    EXPECT_FALSE(is_understood("burn"));
}

TEST_F(KeysWordsTest, ARootThatIsNoKidIsUsage)
{
    ASSERT_TRUE(is_understood("trust-list --root first"));
    EXPECT_EQ(chosen(), 2);
    EXPECT_THAT(err.str(), HasSubstr("16 hexadecimal"));
}

} // namespace
} // namespace etimbre::commands
