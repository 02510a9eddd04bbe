#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

/// What treasury and auditors read of the books (docs/ledger.md), as JSON or, with `Accept: text/csv`, as
/// CSV.
namespace etimbre::http::api {

/// GET /ledger/accounts: every account on which anything has moved, with its balance.
void get_ledger_accounts(Desk const& desk, Principal const& principal, Call call);
/// GET /ledger/transfers: of an account, a post, a day; from the oldest.
void get_ledger_transfers(Desk const& desk, Principal const& principal, Call call);
/// GET /ledger/trial-balance: at any moment; the sums of debits and credits are equal in each currency.
void get_trial_balance(Desk const& desk, Principal const& principal, Call call);
/// GET /ledger/days/{date}: the signed statement of a closed day.
void get_ledger_day(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
