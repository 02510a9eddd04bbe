#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

namespace etimbre::http::api {

/// All refunds, the oldest first, of one state or of every: for the treasury and the auditor.
void get_refunds(Desk const& desk, Principal const& principal, Call call);

/// The treasury allows a refund above the limit: 200 with the refund. Once more by the same certificate is
/// the same answer, so that no Idempotency-Key is needed.
void post_approval(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
