#include "commands/journal_words.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

struct JournalWordsTest : testing::Test {
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
    JournalWords words{world, [] { return config::Settings{}; }, chosen};

    JournalWordsTest()
    {
        words.declare(app);
        app.require_subcommand(1);
    }
    bool is_understood(std::string const& line)
    {
        chosen = nullptr;
        try {
            app.parse(line);
            return chosen != nullptr;
        } catch (CLI::ParseError const&) {
            return false;
        }
    }
};

TEST_F(JournalWordsTest, EachCommandIsUnderstood)
{
    for (auto const* const line :
         {"journal verify",
          "journal verify --json",
          "journal repair",
          "journal frozen",
          "journal release 4071",
          "backup copy.db"})
        EXPECT_TRUE(is_understood(line)) << line;
}

TEST_F(JournalWordsTest, WhatIsMissingIsUsage)
{
    for (auto const* const line : {"journal", "journal release", "backup", "journal mend"})
        EXPECT_FALSE(is_understood(line)) << line;
}

} // namespace
} // namespace etimbre::commands
