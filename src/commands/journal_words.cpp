#include "commands/journal_words.hpp"

#include "commands/backup_command.hpp"
#include "commands/journal_command.hpp"

#include <CLI/CLI.hpp>

#include <ostream>
#include <utility>

namespace etimbre::commands {

JournalWords::JournalWords(
    World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
)
    : world_{world}, settings_{std::move(settings)}, chosen_{chosen}
{
}

void JournalWords::choose(CLI::App& command, std::function<int()> work)
{
    command.callback([this, work = std::move(work)] { chosen_ = work; });
}

void JournalWords::declare(CLI::App& app)
{
    auto& journal = *app.add_subcommand("journal", "The second witness of what was acknowledged");
    journal.require_subcommand(1);
    journal.fallthrough();
    declare_check(journal);
    declare_frozen(journal);
    declare_backup(app);
}

void JournalWords::declare_check(CLI::App& journal)
{
    auto& verify = *journal.add_subcommand(
        "verify", "Check the journal line by line and against the database; changes nothing"
    );
    verify.add_flag("--json", json_, "One JSON object");
    choose(verify, [this] { return journal_verify(settings_(), world_.clock(), json_, world_.out); });

    auto& repair = *journal.add_subcommand(
        "repair", "Put back what the database lacks, freeze what contradicts it; while no service runs"
    );
    repair.add_flag("--json", json_, "One JSON object");
    choose(repair, [this] { return journal_repair(settings_(), world_.clock(), json_, world_.out); });
}

void JournalWords::declare_frozen(CLI::App& journal)
{
    auto& frozen =
        *journal.add_subcommand("frozen", "The stamps that nobody may use until a person has looked");
    choose(frozen, [this] { return journal_frozen(settings_(), world_.out); });

    auto& release = *journal.add_subcommand("release", "A person has looked: the stamp can be used again");
    release.add_option("number", number_, "Its sixteen digits")->required();
    choose(release, [this] { return journal_release(settings_(), number_, world_.out); });
}

void JournalWords::declare_backup(CLI::App& app)
{
    auto& backup = *app.add_subcommand("backup", "Copy the database to a file while the service runs");
    backup.add_option("file", file_, "A file that does not exist yet")->required();
    choose(backup, [this] { return backup_database(settings_(), file_, world_.out); });
}

} // namespace etimbre::commands
