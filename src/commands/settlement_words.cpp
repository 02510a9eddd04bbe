#include "commands/settlement_words.hpp"

#include <CLI/CLI.hpp>

#include <utility>

namespace etimbre::commands {

SettlementWords::SettlementWords(
    World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
)
    : world_{world}, settings_{std::move(settings)}, chosen_{chosen}
{
}

void SettlementWords::declare(CLI::App& settlement)
{
    auto& import = *settlement.add_subcommand(
        "import", "Take in files of the acquirer or the bank: camt.053, camt.054, MT940, reports (CSV)"
    );
    import.add_option("file", import_.files, "Files, in the order in which they came")->required();
    import.add_flag("--dry-run", import_.dry_run, "Read and check everything, change nothing");
    import.add_flag("--json", import_.json, "One JSON object a file, each on a line");
    import.add_flag(
        "!--no-reconcile", import_.matches, "Match nothing yet: a running service does, or etimbre reconcile"
    );
    import.callback([this] {
        chosen_ = [this] {
            return settlement_import(settings_(), world_.clock, import_, world_.out, world_.err);
        };
    });
}

} // namespace etimbre::commands
