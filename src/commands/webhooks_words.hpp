#pragma once

#include "commands/command_line.hpp"
#include "commands/webhooks_command.hpp"
#include "config/settings.hpp"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace etimbre::commands {

/// The words of `etimbre webhooks …`. The chosen one is put where the command line will call it.
class WebhooksWords {
public:
    /// `settings` is called when a command runs. Everything must outlive the words.
    WebhooksWords(
        World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
    );

    void declare(CLI::App& webhooks);

private:
    using Work = std::function<int(WebhooksAt const&)>;

    void choose(CLI::App& command, Work work);
    CLI::App&
    add_about_one(CLI::App& webhooks, std::string const& name, std::string const& meaning, Work work);
    void declare_add(CLI::App& webhooks);
    void declare_changes(CLI::App& webhooks);

    World const& world_;
    std::function<config::Settings()> settings_;
    std::function<int()>& chosen_;
    NewWebhook wanted_;
    std::string id_;
    std::int64_t after_ = 0;
    bool json_ = false;
};

} // namespace etimbre::commands
