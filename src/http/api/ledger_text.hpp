#pragma once

#include "app/closing/statement.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The ledger as JSON and as CSV.
namespace etimbre::http::api {

/// @param next_cursor  empty at the end.
std::string accounts_json(std::vector<app::closing::Line> const& lines, std::string_view next_cursor);
std::string trial_balance_json(std::vector<app::closing::Line> const& lines, core::Instant at);
std::string transfers_json(std::vector<app::closing::Posted> const& page, std::string_view next_cursor);
/// @param signed_statement  the COSE_Sign1 in base64url.
std::string statement_json(app::closing::Statement const& statement, std::string_view signed_statement);

/// Accounts and trial balances alike.
std::string accounts_csv(std::vector<app::closing::Line> const& lines);
std::string transfers_csv(std::vector<app::closing::Posted> const& page);
/// One line an account, with what moved on the day.
std::string statement_csv(app::closing::Statement const& statement);

} // namespace etimbre::http::api
