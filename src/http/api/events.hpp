#pragma once

#include "domain/feed/chain.hpp"
#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace etimbre::http::api {

/// Which entries are asked for.
struct EventsQuery {
    std::int64_t after = 0;
    std::size_t limit = 0;
};
/// Reads `after` for the first page, then `cursor`, and `limit`; what is wrong is remembered.
EventsQuery read_events_query(server::Request const& request, std::vector<server::FieldError>& errors);

struct EventsPage {
    std::vector<std::string> hashes_before{};   ///< of each entry
    std::vector<domain::feed::Entry> entries{}; ///< one more than asked for, where there is more
};
std::string events_json(EventsPage const& page, std::size_t limit);

/// GET /events: the feed of everything that happened, after the number that the reader has last. Each item
/// but for its hash is the text that the hash is over (docs/events.md).
void get_events(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
