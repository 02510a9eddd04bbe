#pragma once

#include "commands/command_line.hpp"
#include "commands/settlement_command.hpp"
#include "config/settings.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace etimbre::commands {

/// The words of `etimbre settlement …`. The chosen one is put where the command line will call it.
class SettlementWords {
public:
    /// `settings` is called when a command runs. Everything must outlive the words.
    SettlementWords(
        World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
    );

    void declare(CLI::App& settlement);

private:
    World const& world_;
    std::function<config::Settings()> settings_;
    std::function<int()>& chosen_;
    SettlementImport import_;
};

} // namespace etimbre::commands
