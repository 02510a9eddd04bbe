#pragma once

#include "config/settings.hpp"
#include "core/instant.hpp"

#include <iosfwd>
#include <string>

/// `etimbre ledger …`: what the treasury reads of the books, by hand (docs/ledger.md). Each answers 0, or 1
/// where the answer is no.
namespace etimbre::commands {

enum class Form { table, json, csv };

struct TransferQuestion {
    std::string account;
    std::string mission;
    std::string date; ///< a day of the treasury; empty: all
};

int ledger_accounts(config::Settings const& settings, core::Clock clock, Form form, std::ostream& out);
/// 1 where the debits and credits of some currency differ.
int ledger_trial_balance(config::Settings const& settings, core::Instant at, Form form, std::ostream& out);
int ledger_transfers(
    config::Settings const& settings, TransferQuestion const& question, Form form, std::ostream& out
);
/// Closes every day that is over and open, and says which.
int ledger_close(config::Settings const& settings, core::Clock clock, std::ostream& out);
/// The signed statement of a closed day; 1 where it is not closed.
int ledger_export(
    config::Settings const& settings,
    core::Clock clock,
    std::string const& day,
    Form form,
    std::ostream& out,
    std::ostream& err
);

} // namespace etimbre::commands
