#pragma once

#include "acquirer_sim/routes.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

namespace etimbre::acquirer_sim {

/// `GET /sim/book`: every transaction, amounts as decimal strings of minor units.
http::server::Response get_book(House const& house);

/// `POST /sim/day/close`: what is captured by now can be credited, and voided no more.
http::server::Response post_day_close(House const& house);

/// `POST /sim/faults`: sets a switch; 400 for an unknown name or a wrong field.
http::server::Response post_fault(House const& house, http::server::Request const& request);
/// `GET /sim/faults`: the switches that are set, oldest first.
http::server::Response get_faults(House const& house);
/// `DELETE /sim/faults`.
http::server::Response delete_faults(House const& house);

} // namespace etimbre::acquirer_sim
