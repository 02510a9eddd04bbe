#include "commands/keys_words.hpp"

#include "commands/keys_command.hpp"

#include <CLI/CLI.hpp>

#include <ostream>
#include <utility>

namespace etimbre::commands {

KeysWords::KeysWords(
    World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
)
    : world_{world}, settings_{std::move(settings)}, chosen_{chosen}
{
}

KeysPlaces KeysWords::places() const
{
    return keys_places(settings_(), world_.clock());
}

void KeysWords::choose(CLI::App& command, std::function<int()> work)
{
    command.callback([this, work = std::move(work)] { chosen_ = work; });
}

void KeysWords::declare(CLI::App& keys)
{
    auto& init = *keys.add_subcommand(
        "init",
        "Make what is missing: the service's keys, the two root keys, the first trust list. May be repeated"
    );
    choose(init, [this] { return keys_init(places(), world_.out); });
    declare_list(keys);
    declare_rotate(keys);
    declare_retire(keys);
    declare_trust_list(keys);
    declare_exposed(keys);
}

void KeysWords::declare_list(CLI::App& keys)
{
    auto& list = *keys.add_subcommand("list", "Show the keys and how each stands, never a secret");
    list.add_flag("--json", json_, "Stamp keys in the format of `stamp verify --keys`");
    choose(list, [this] { return keys_list(places(), json_, world_.out); });
}

void KeysWords::declare_rotate(CLI::App& keys)
{
    auto& rotate = *keys.add_subcommand(
        "rotate",
        "Make the next key, unless it is there; it signs from its beginning, once the trust list names it"
    );
    rotate.add_option("--use", rotate_.use, "stamp (default), or holder: binds stamps to documents");
    auto* const now = rotate.add_flag("--now", rotate_.now, "It begins at once: a key was lost or stolen");
    auto* const due = rotate.add_flag(
        "--when-due",
        rotate_.when_due,
        "Only where the last key ends within [keys] notice_days and a week (for cron)"
    );
    rotate.add_option("--begins-at", rotate_.begins_at, "Unix time (default: after [keys] notice_days)")
        ->excludes(now)
        ->excludes(due);
    now->excludes(due);
    choose(rotate, [this] { return keys_rotate(places(), rotate_, world_.out, world_.err); });
}

void KeysWords::declare_retire(CLI::App& keys)
{
    auto& retire = *keys.add_subcommand("retire", "Stop signing with a stamp key, at once and for good");
    retire.add_option("kid", kid_, "Its kid, 16 hexadecimal characters (keys list)")->required();
    retire.add_option(
        "--cut",
        cut_,
        "The key was stolen: refuse its stamps from this index of the log on; lower ones stay good"
    );
    choose(retire, [this] { return keys_retire(places(), kid_, cut_, world_.out, world_.err); });
}

void KeysWords::declare_trust_list(CLI::App& keys)
{
    auto& trust = *keys.add_subcommand(
        "trust-list",
        "Sign and publish the list of trusted keys with a root key, where it has changed or ends soon"
    );
    trust.add_flag(
        "--renew", trust_list_.renew, "Even where the list there is says the same and holds long enough"
    );
    trust.add_option(
        "--root", root_, "Kid of the root that signs (default: the first pinned one that is there)"
    );
    choose(trust, [this] {
        trust_list_.root = kid_in(root_);
        if (!root_.empty() && !trust_list_.root) {
            world_.err << "--root is a kid, 16 hexadecimal characters.\n";
            return 2;
        }
        return keys_trust_list(places(), trust_list_, world_.out);
    });
}

void KeysWords::declare_exposed(CLI::App& keys)
{
    auto& exposed = *keys.add_subcommand(
        "exposed",
        "List the stamps in our books that the cut of a key takes with it: their holders are owed others"
    );
    exposed.add_option("kid", exposed_.kid, "Kid of the key, 16 hexadecimal characters")->required();
    exposed.add_option("--from", exposed_.from, "First index of the log (default: the cut of the key)");
    exposed.add_flag("--json", exposed_.json, "One JSON object a line");
    choose(exposed, [this] {
        auto const settings = settings_();
        return keys_exposed(
            settings, keys_places(settings, world_.clock()), exposed_, world_.out, world_.err
        );
    });
}

} // namespace etimbre::commands
