#include "commands/ledger_words.hpp"

#include <CLI/CLI.hpp>

#include <ostream>
#include <utility>

namespace etimbre::commands {

LedgerWords::LedgerWords(
    World const& world, std::function<config::Settings()> settings, std::function<int()>& chosen
)
    : world_{world}, settings_{std::move(settings)}, chosen_{chosen}
{
}

Form LedgerWords::form() const
{
    return json_ ? Form::json : csv_ ? Form::csv : Form::table;
}

void LedgerWords::choose(CLI::App& command, std::function<int()> work)
{
    command.callback([this, work = std::move(work)] { chosen_ = work; });
}

CLI::App& LedgerWords::add(CLI::App& ledger, std::string const& name, std::string const& meaning)
{
    auto& command = *ledger.add_subcommand(name, meaning);
    auto* const json = command.add_flag("--json", json_, "One JSON object");
    command.add_flag("--csv", csv_, "A table for a spreadsheet (RFC 4180)")->excludes(json);
    return command;
}

void LedgerWords::declare(CLI::App& ledger)
{
    declare_balances(ledger);
    declare_days(ledger);
}

void LedgerWords::declare_balances(CLI::App& ledger)
{
    auto& accounts = add(ledger, "accounts", "Every account on which anything has moved");
    choose(accounts, [this] { return ledger_accounts(settings_(), world_.clock, form(), world_.out); });

    auto& balance = add(ledger, "trial-balance", "Debits and credits of all accounts; 1 where they differ");
    balance.add_option("--at", at_, "A moment such as 2026-11-30T23:00:00Z (default: now)");
    choose(balance, [this] {
        auto const at = at_.empty() ? world_.clock() : core::from_rfc3339(at_);
        if (at) return ledger_trial_balance(settings_(), *at, form(), world_.out);
        world_.err << "--at is written as 2026-11-30T23:00:00Z\n";
        return 2;
    });

    auto& transfers = add(ledger, "transfers", "What was posted, from the oldest");
    transfers.add_option("--account", question_.account, "On this account, either side");
    transfers.add_option("--mission", question_.mission, "Of this post");
    transfers.add_option("--date", question_.date, "On this day of the treasury, such as 2026-11-30");
    choose(transfers, [this] { return ledger_transfers(settings_(), question_, form(), world_.out); });
}

void LedgerWords::declare_days(CLI::App& ledger)
{
    auto& close =
        *ledger.add_subcommand("close", "Close every day that is over, as the service does by itself");
    choose(close, [this] { return ledger_close(settings_(), world_.clock, world_.out); });

    auto& statement = add(ledger, "export", "The statement of a closed day; with --json it is signed");
    statement.add_option("day", day_, "Such as 2026-11-30")->required();
    choose(statement, [this] {
        return ledger_export(settings_(), world_.clock, day_, form(), world_.out, world_.err);
    });
}

} // namespace etimbre::commands
