#pragma once

#include "commands/command_line.hpp"
#include "commands/exposed_command.hpp"
#include "commands/keys_rotation.hpp"
#include "commands/trust_list_command.hpp"
#include "config/settings.hpp"

#include <functional>
#include <string>

namespace CLI { // NOLINT(readability-identifier-naming): not our name
class App;
}

namespace etimbre::commands {

/// The words of `etimbre keys …`. The chosen one is put where the command line will call it.
class KeysWords {
public:
    /// `settings` is called when a command runs. Everything must outlive the words.
    KeysWords(World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen);

    void declare(CLI::App& keys);

private:
    void declare_list(CLI::App& keys);
    void declare_rotate(CLI::App& keys);
    void declare_retire(CLI::App& keys);
    void declare_trust_list(CLI::App& keys);
    void declare_exposed(CLI::App& keys);
    void choose(CLI::App& command, std::function<int()> work);
    KeysPlaces places() const;

    World const& world_;
    std::function<config::Settings()> settings_;
    std::function<int()>& chosen_;
    bool json_ = false;
    std::string kid_;
    std::string root_;
    std::optional<std::int64_t> cut_;
    RotateOptions rotate_;
    TrustListOptions trust_list_;
    ExposedOptions exposed_;
};

} // namespace etimbre::commands
