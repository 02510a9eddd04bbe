#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

/// Files of acquirer and bank, as the treasury sends them (docs/settlement.md).
namespace etimbre::http::api {

inline constexpr auto settlement_types =
    "application/xml,text/xml,text/csv,text/plain,application/octet-stream";

/// POST /settlements: the file as it is. Its bytes are its name, so the same file again is the same
/// settlement and needs no Idempotency-Key.
void post_settlement(Desk const& desk, Principal const& principal, Call call);
/// GET /settlements/{id}
void get_settlement(Desk const& desk, Principal const& principal, Call call);
/// GET /settlements: the youngest first; of one state.
void get_settlements(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
