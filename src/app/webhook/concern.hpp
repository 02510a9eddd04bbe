#pragma once

#include "app/webhook/ports.hpp"

#include <span>

namespace etimbre::app::webhook {

/// Whether an entry is any business of that owner: the treasury's is everything, a post's what has its code.
bool concerns(std::string_view owner, domain::feed::Entry const& entry);

/// Whether an endpoint is told of an entry.
bool is_told(Endpoint const& endpoint, domain::feed::Entry const& entry);

/// Owes the new entries to every active endpoint that they concern, in the transaction that numbers them. One
/// that waits for its next try has its job already, and is left in peace.
void owe_deliveries(Books books, std::span<domain::feed::Entry const> entries, core::Instant now);

/// How many endpoints are in a state, and for how long the one that is furthest behind has not been told.
struct Standing {
    domain::webhook::State state = domain::webhook::State::active;
    std::int64_t count = 0;
    std::chrono::seconds lag{0};
};

/// One for each state in which an endpoint counts: not for `removed`.
std::vector<Standing> standings(EndpointStore& endpoints, core::Instant now);

} // namespace etimbre::app::webhook
