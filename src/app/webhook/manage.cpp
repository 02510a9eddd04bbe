#include "app/webhook/manage.hpp"

#include "domain/feed/event.hpp"
#include "domain/webhook/receiver_url.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace etimbre::app::webhook {
namespace {

using core::Reason;
using domain::webhook::State;
using domain::webhook::Step;

/// Finds, moves, lets `alter` do the rest and writes.
core::Result<Endpoint> changed(
    Books books,
    EndpointId const& id,
    Actor const& actor,
    Step step,
    core::Instant now,
    std::function<void(Endpoint&)> const& alter
)
{
    auto const found = find(books, id, actor);
    auto const state = found ? domain::webhook::next(found->state, step) : std::nullopt;
    if (!state) return core::refuse(Reason::not_found);
    auto to = *found;
    to.state = *state;
    if (to.state != found->state) to.moved_at = now;
    alter(to);
    if (!books.endpoints.change(*found, to))
        return core::refuse(Reason::unavailable, "The endpoint was changed at the same moment: try again.");
    ++to.version;
    if (to.state == State::active) books.jobs.schedule(jobs::Kind::deliver, id.value, now);
    return to;
}

void begin_anew(Endpoint& endpoint)
{
    ++endpoint.run;
    endpoint.failures = 0;
    endpoint.next_try = {};
    if (endpoint.state == State::active) endpoint.reason.clear();
}

bool are_types(std::vector<std::string> const& types)
{
    return std::ranges::all_of(types, [](auto const& type) {
        return domain::feed::type_of(type).has_value();
    });
}

} // namespace

core::Result<Endpoint> register_endpoint(
    Books books, Register const& wanted, ReceiverRules const& rules, EndpointId id, core::Instant now
)
{
    auto const url = domain::webhook::parse_receiver_url(wanted.url, rules.addresses);
    if (!url) return std::unexpected{url.error()};
    if (std::ranges::find(rules.ports, std::to_string(url->port)) == rules.ports.end())
        return core::refuse(Reason::fields, "The port is none of [webhooks] ports in the configuration.");
    if (!are_types(wanted.types)) return core::refuse(Reason::fields, "The feed has no events of that type.");
    auto const end = books.endpoints.end_of_feed();
    auto const after = wanted.after.value_or(end);
    if (after < 0 || after > end) return core::refuse(Reason::fields, "The feed has no such entry.");
    Endpoint const endpoint{
        .id = std::move(id),
        .owner = wanted.owner,
        .url = url->text(),
        .types = wanted.types,
        .created_by = wanted.by,
        .created_at = now,
        .moved_at = now,
        .delivered_seq = after,
    };
    books.endpoints.insert(endpoint);
    books.jobs.schedule(jobs::Kind::deliver, endpoint.id.value, now);
    return endpoint;
}

std::optional<Endpoint> find(Books books, EndpointId const& id, Actor const& actor)
{
    auto found = books.endpoints.find(id);
    if (!found || found->state == State::removed) return std::nullopt;
    if (actor.owner != treasury && actor.owner != found->owner) return std::nullopt;
    return found;
}

core::Result<Endpoint> pause(Books books, EndpointId const& id, Actor const& actor, core::Instant now)
{
    return changed(books, id, actor, Step::pause, now, [&](Endpoint& to) {
        to.reason = "paused by " + actor.name;
    });
}

core::Result<Endpoint> resume(Books books, EndpointId const& id, Actor const& actor, core::Instant now)
{
    return changed(books, id, actor, Step::resume, now, begin_anew);
}

core::Result<Endpoint>
replay(Books books, EndpointId const& id, Actor const& actor, std::int64_t after, core::Instant now)
{
    if (after < 0 || after > books.endpoints.end_of_feed())
        return core::refuse(Reason::fields, "The feed has no such entry.");
    return changed(books, id, actor, Step::replay, now, [&](Endpoint& to) {
        begin_anew(to);
        to.delivered_seq = after;
    });
}

core::Result<Endpoint> remove(Books books, EndpointId const& id, Actor const& actor, core::Instant now)
{
    return changed(books, id, actor, Step::remove, now, [&](Endpoint& to) {
        to.reason = "removed by " + actor.name;
    });
}

} // namespace etimbre::app::webhook
