#pragma once

#include "commands/command_line.hpp"
#include "commands/ledger_command.hpp"
#include "config/settings.hpp"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace etimbre::commands {

/// The words of `etimbre ledger …`. The chosen one is put where the command line will call it.
class LedgerWords {
public:
    /// `settings` is called when a command runs. Everything must outlive the words.
    LedgerWords(World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen);

    void declare(CLI::App& ledger);

private:
    CLI::App& add(CLI::App& ledger, std::string const& name, std::string const& meaning);
    void choose(CLI::App& command, std::function<int()> work);
    void declare_balances(CLI::App& ledger);
    void declare_days(CLI::App& ledger);
    Form form() const;

    World const& world_;
    std::function<config::Settings()> settings_;
    std::function<int()>& chosen_;
    bool json_ = false;
    bool csv_ = false;
    std::string at_;
    std::string day_;
    TransferQuestion question_;
};

} // namespace etimbre::commands
