#include "commands/settlement_words.hpp"

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
    SettlementWords settlement{
        world, []() -> config::Settings { throw std::runtime_error{"asked for settings"}; }, chosen
    };
    CLI::App app;
    settlement.declare(app);
    std::vector<char const*> all{"settlement"};
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

TEST(SettlementWordsTest, FilesAreImported)
{
    EXPECT_EQ(ran({"import", "a.xml"}), 0);
    EXPECT_EQ(ran({"import", "--dry-run", "a.xml", "b.csv", "--json"}), 0);
    EXPECT_EQ(ran({"import", "--no-reconcile", "a.xml"}), 0);
}

TEST(SettlementWordsTest, WrongUsageIsTwo)
{
    EXPECT_EQ(ran({"import"}), 2);
    EXPECT_EQ(ran({"import", "--force", "a.xml"}), 2);
    EXPECT_EQ(ran({"export"}), 2);
}

} // namespace
} // namespace etimbre::commands
