#include "commands/webhooks_words.hpp"

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include <sstream>

namespace etimbre::commands {
namespace {

/// The exit code of these words, or that of a usage error.
int ran(std::initializer_list<char const*> words)
{
    std::istringstream in;
    std::ostringstream out;
    World const world{{}, [] { return core::instant_of_unix(1'790'000'000); }, in, out, out};
    std::function<int()> chosen = [] { return -1; };
    WebhooksWords webhooks{
        world, []() -> config::Settings { throw std::runtime_error{"asked for settings"}; }, chosen
    };
    CLI::App app;
    webhooks.declare(app);
    std::vector<char const*> all{"webhooks"};
    all.insert(all.end(), words);
    try {
        app.parse(static_cast<int>(all.size()), all.data());
        return chosen();
    } catch (CLI::ParseError const&) {
        return 2;
    } catch (std::runtime_error const&) {
        return 0; // it went as far as its work
    }
}

TEST(WebhooksWords, EveryWordLeadsToItsWork)
{
    EXPECT_EQ(
        ran(
            {"add",
             "--owner",
             "treasury",
             "--url",
             "https://x.example/",
             "--types",
             "stamp.issued,stamp.voided"}
        ),
        0
    );
    EXPECT_EQ(ran({"add", "--owner", "CG-PAR", "--url", "https://x.example/", "--from", "0"}), 0);
    EXPECT_EQ(ran({"list", "--json"}), 0);
    for (auto const* const word : {"pause", "resume", "remove", "test"})
        EXPECT_EQ(ran({word, "id"}), 0) << word;
    EXPECT_EQ(ran({"replay", "id", "--from", "7"}), 0);
    EXPECT_EQ(ran({"key"}), 0);
}

TEST(WebhooksWords, WrongUsageIsTwo)
{
    EXPECT_EQ(ran({"add", "--owner", "treasury"}), 2);
    EXPECT_EQ(ran({"add", "--url", "https://x.example/"}), 2);
    EXPECT_EQ(ran({"replay", "id"}), 2);
    EXPECT_EQ(ran({"replay", "id", "--from", "x"}), 2);
    EXPECT_EQ(ran({"pause"}), 2);
}

} // namespace
} // namespace etimbre::commands
