#pragma once

#include "app/closing/statement.hpp"

#include <string>
#include <vector>

/// The ledger as people read it on a terminal.
namespace etimbre::commands {

/// What all accounts of a currency add up to; the code is the currency.
std::vector<app::closing::Line> sums_of(std::vector<app::closing::Line> const& lines);

std::string accounts_table(std::vector<app::closing::Line> const& lines);
std::string totals_table(std::vector<app::closing::Line> const& lines);
std::string transfers_table(std::vector<app::closing::Posted> const& transfers);
std::string day_table(app::closing::Statement const& statement);

} // namespace etimbre::commands
