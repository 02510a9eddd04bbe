#include "commands/webhooks_words.hpp"

#include <CLI/CLI.hpp>

#include <utility>

namespace etimbre::commands {

WebhooksWords::WebhooksWords(
    World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
)
    : world_{world}, settings_{std::move(settings)}, chosen_{chosen}
{
}

void WebhooksWords::choose(CLI::App& command, Work work)
{
    command.callback([this, work = std::move(work)] {
        chosen_ = [this, work] { return work({settings_(), world_.clock, world_.out, world_.err}); };
    });
}

CLI::App& WebhooksWords::add_about_one(
    CLI::App& webhooks, std::string const& name, std::string const& meaning, Work work
)
{
    auto& command = *webhooks.add_subcommand(name, meaning);
    command.add_option("id", id_, "As `webhooks list` shows it")->required();
    choose(command, std::move(work));
    return command;
}

void WebhooksWords::declare(CLI::App& webhooks)
{
    declare_add(webhooks);
    declare_changes(webhooks);
    auto& list = *webhooks.add_subcommand("list", "Every endpoint, and where it stands in the feed");
    list.add_flag("--json", json_, "One JSON object");
    choose(list, [this](WebhooksAt const& at) { return webhooks_list(at, json_); });
    choose(*webhooks.add_subcommand("key", "The public keys that receivers verify with"), webhooks_key);
}

void WebhooksWords::declare_add(CLI::App& webhooks)
{
    auto& add = *webhooks.add_subcommand("add", "Deliver the feed to an address, from now on");
    add.add_option("--owner", wanted_.owner, "treasury, who is told everything, or the code of a post")
        ->required();
    add.add_option("--url", wanted_.url, "Where the receiver listens, https only")->required();
    add.add_option("--types", wanted_.types, "Only these, such as stamp.redeemed,stamp.voided")
        ->delimiter(',');
    add.add_option("--from", wanted_.after, "Deliver what comes after this entry of the feed; 0: everything");
    choose(add, [this](WebhooksAt const& at) { return webhooks_add(at, wanted_); });
}

void WebhooksWords::declare_changes(CLI::App& webhooks)
{
    add_about_one(
        webhooks,
        "pause",
        "Deliver nothing for now; what comes meanwhile is kept",
        [this](auto const& at) { return webhooks_pause(at, id_); }
    );
    add_about_one(webhooks, "resume", "Deliver again, from where it stopped", [this](auto const& at) {
        return webhooks_resume(at, id_);
    });
    auto& replay =
        add_about_one(webhooks, "replay", "Deliver again what was delivered before", [this](auto const& at) {
            return webhooks_replay(at, id_, after_);
        });
    replay.add_option("--from", after_, "What comes after this entry of the feed; 0: everything")->required();
    add_about_one(webhooks, "remove", "Deliver nothing ever again", [this](auto const& at) {
        return webhooks_remove(at, id_);
    });
    add_about_one(webhooks, "test", "Send a ping now, and say what came of it", [this](auto const& at) {
        return webhooks_test(at, id_);
    });
}

} // namespace etimbre::commands
