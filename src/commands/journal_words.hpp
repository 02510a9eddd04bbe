#pragma once

#include "commands/command_line.hpp"
#include "config/settings.hpp"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace etimbre::commands {

/// The words of `etimbre journal …` and `etimbre backup`. The chosen one is put where the command line will
/// call it.
class JournalWords {
public:
    /// `settings` is called when a command runs. Everything must outlive the words.
    JournalWords(
        World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
    );

    void declare(CLI::App& app);

private:
    void declare_check(CLI::App& journal);
    void declare_frozen(CLI::App& journal);
    void declare_backup(CLI::App& app);
    void choose(CLI::App& command, std::function<int()> work);

    World const& world_;
    std::function<config::Settings()> settings_;
    std::function<int()>& chosen_;
    bool json_ = false;
    std::string number_;
    std::string file_;
};

} // namespace etimbre::commands
