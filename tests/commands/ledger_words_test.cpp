#include "commands/ledger_words.hpp"

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
    LedgerWords ledger{
        world, []() -> config::Settings { throw std::runtime_error{"asked for settings"}; }, chosen
    };
    CLI::App app;
    ledger.declare(app);
    std::vector<char const*> all{"ledger"};
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

TEST(LedgerWordsTest, EveryWordLeadsToItsWork)
{
    EXPECT_EQ(ran({"accounts", "--json"}), 0);
    EXPECT_EQ(ran({"trial-balance", "--at", "2026-11-30T23:00:00Z", "--csv"}), 0);
    EXPECT_EQ(
        ran({"transfers", "--account", "prepaid:MAD", "--mission", "CG-PAR", "--date", "2026-11-30"}), 0
    );
    EXPECT_EQ(ran({"close"}), 0);
    EXPECT_EQ(ran({"export", "2026-11-30"}), 0);
}

TEST(LedgerWordsTest, WrongUsageIsTwo)
{
    EXPECT_EQ(ran({"accounts", "--json", "--csv"}), 2);
    EXPECT_EQ(ran({"trial-balance", "--at", "yesterday"}), 2);
    EXPECT_EQ(ran({"export"}), 2);
    EXPECT_EQ(ran({"burn"}), 2);
}

} // namespace
} // namespace etimbre::commands
