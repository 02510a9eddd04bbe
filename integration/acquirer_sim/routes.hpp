#pragma once

#include "acquirer_sim/book.hpp"
#include "acquirer_sim/captures.hpp"
#include "acquirer_sim/cc5_desk.hpp"
#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/merchant.hpp"
#include "acquirer_sim/sessions.hpp"
#include "acquirer_sim/settlement.hpp"
#include "acquirer_sim/till.hpp"
#include "acquirer_sim/workers.hpp"
#include "http/server/router.hpp"

namespace etimbre::acquirer_sim {

/// Everything that the routes reach; all of it outlives the server.
struct House {
    Merchant const& merchant;
    Book& book;
    Faults& faults;
    Captures& captures;
    Till& till;
    Cc5Desk& desk;
    Workers& workers;
    Sessions& sessions;
    Fees fees{};
};

/// The hosted page, the XML interface, the book, the switches and the index page. Handlers work on the
/// workers.
http::server::Router routes(House const& house);

} // namespace etimbre::acquirer_sim
