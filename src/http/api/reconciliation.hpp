#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

/// The match of our books with what acquirers and bank say (docs/reconciliation.md). What is read is JSON or,
/// with `Accept: text/csv`, CSV.
namespace etimbre::http::api {

/// GET /reconciliation/days/{date}: a day's match with its proof of completeness. A day of which nothing is
/// known is an empty one.
void get_reconciled_day(Desk const& desk, Principal const& principal, Call call);

/// GET /reconciliation/exceptions: the queue, the oldest first; of one code, of one state. Without a state
/// what nobody has decided yet.
void get_exceptions(Desk const& desk, Principal const& principal, Call call);

/// GET /reconciliation/exceptions/{id}: one, with its history.
void get_exception(Desk const& desk, Principal const& principal, Call call);

/// POST …/{id}/propose: an end, or opening it again: 200 with the exception. The same proposal by the same
/// certificate is the same answer, so that no Idempotency-Key is needed; likewise the next one.
void post_proposal(Desk const& desk, Principal const& principal, Call call);

/// POST …/{id}/approve: the second person says yes or no.
void post_decision(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
