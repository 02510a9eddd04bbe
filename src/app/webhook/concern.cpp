#include "app/webhook/concern.hpp"

#include <algorithm>

namespace etimbre::app::webhook {

using domain::feed::Entry;
using domain::webhook::State;

bool concerns(std::string_view owner, Entry const& entry)
{
    return owner == treasury || entry.event.mission == owner;
}

bool is_told(Endpoint const& endpoint, Entry const& entry)
{
    if (!concerns(endpoint.owner, entry)) return false;
    auto const type = domain::feed::word_in(entry.event.id);
    return endpoint.types.empty() || std::ranges::find(endpoint.types, type) != endpoint.types.end();
}

void owe_deliveries(Books books, std::span<Entry const> entries, core::Instant now)
{
    for (auto const& endpoint : books.endpoints.list()) {
        if (endpoint.state != State::active || endpoint.next_try > now) continue;
        if (std::ranges::any_of(entries, [&](Entry const& each) { return concerns(endpoint.owner, each); }))
            books.jobs.schedule(jobs::Kind::deliver, endpoint.id.value, now);
    }
}

std::vector<Standing> standings(EndpointStore& endpoints, core::Instant now)
{
    std::vector<Standing> all{{State::active}, {State::paused}, {State::disabled}};
    for (auto const& endpoint : endpoints.list()) {
        auto& standing = *std::ranges::find(all, endpoint.state, &Standing::state);
        ++standing.count;
        for (auto const& next : endpoints.entries(endpoint.owner, endpoint.delivered_seq, 1)) {
            auto const waits = now - core::instant_of_micros(next.event.at_us);
            standing.lag = std::max(standing.lag, std::chrono::floor<std::chrono::seconds>(waits));
        }
    }
    return all;
}

} // namespace etimbre::app::webhook
