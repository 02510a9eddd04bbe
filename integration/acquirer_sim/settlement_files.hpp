#pragma once

#include "acquirer_sim/routes.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

namespace etimbre::acquirer_sim {

/// `GET /sim/settlements/{YYYY-MM-DD}.xml`: the day's payout as the bank's camt.053, version 08, with one
/// entry for the payout and a detail for each line. `….csv`: the same as the acquirer's own report. 404 for
/// any other name.
http::server::Response get_settlement(House const& house, http::server::Request const& request);

} // namespace etimbre::acquirer_sim
