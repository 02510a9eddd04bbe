#include "commands/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <vector>

namespace etimbre::commands {
namespace {

using testing::HasSubstr;

struct CommandLineTest : ::testing::Test {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;

    int run_words(std::vector<char const*> words)
    {
        words.insert(words.begin(), "etimbre");
        World const world{
            [](char const*) -> char const* { return nullptr; },
            [] { return core::instant_of_unix(1'790'000'000); },
            in,
            out,
            err,
        };
        return run(static_cast<int>(words.size()), words.data(), world);
    }
};

TEST_F(CommandLineTest, HelpNamesEveryCommand)
{
    EXPECT_EQ(run_words({"--help"}), 0);
    for (auto const* command : {"serve", "config", "db", "audit", "keys", "stamp", "est3dgate"})
        EXPECT_THAT(out.str(), HasSubstr(command));
}

TEST_F(CommandLineTest, AnUnknownCommandOrOptionIsUsage)
{
    EXPECT_EQ(run_words({"mint"}), 2);
    EXPECT_EQ(run_words({"stamp", "verify", "--free"}), 2);
    EXPECT_EQ(run_words({}), 2);
}

TEST_F(CommandLineTest, AStampNumberNeedsNoConfiguration)
{
    EXPECT_EQ(run_words({"stamp", "number", "4071883529061770"}), 0);
    EXPECT_THAT(out.str(), HasSubstr(R"({"result":"OK","canonical":"4071883529061770"})"));
    EXPECT_EQ(run_words({"stamp", "number", "4071883529061771"}), 1);
}

TEST_F(CommandLineTest, TheConfigurationIsPrintedWithoutAFile)
{
    EXPECT_EQ(run_words({"config", "--print"}), 0);
    EXPECT_THAT(out.str(), HasSubstr("[payments]"));
}

TEST_F(CommandLineTest, AMissingConfigurationFileIsAFailureThatNamesIt)
{
    EXPECT_THROW(run_words({"--config", "no/such/file.toml", "audit"}), std::runtime_error);
}

} // namespace
} // namespace etimbre::commands
