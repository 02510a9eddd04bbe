#include "http/api/webhooks.hpp"

#include "app/webhook/manage.hpp"
#include "app/work/back_office.hpp"
#include "http/api/events.hpp"
#include "http/api/page_query.hpp"
#include "http/api/webhooks_json.hpp"
#include "http/server/fields.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace etimbre::http::api {
namespace {

namespace webhook = app::webhook;
using app::work::Unit;
using core::Reason;
using webhook::Endpoint;
using webhook::EndpointId;
using Errors = std::vector<server::FieldError>;

webhook::Books books_of(Unit& unit)
{
    return {unit.back_office.endpoints(), unit.jobs};
}

webhook::Actor actor_of(Principal const& principal)
{
    bool const is_of_a_post = principal.role == Role::officer;
    return {is_of_a_post ? principal.mission : std::string{webhook::treasury}, principal.identity};
}

EndpointId id_in(server::Request const& request)
{
    return {std::string{request.parameter("id")}};
}

struct Page {
    std::vector<Endpoint> endpoints;
    std::string next_cursor;
};

/// At most `limit` of the actor's own after the one that the cursor names. There are hundreds in all.
Page page_of(
    std::vector<Endpoint> all, webhook::Actor const& actor, std::string_view cursor, std::size_t limit
)
{
    std::erase_if(all, [&](Endpoint const& each) {
        return actor.owner != webhook::treasury && each.owner != actor.owner;
    });
    auto const last =
        std::ranges::find(all, cursor, [](Endpoint const& each) { return std::string_view{each.id.value}; });
    if (last != all.end()) all.erase(all.begin(), last + 1);
    Page page{std::move(all), ""};
    if (page.endpoints.size() <= limit) return page;
    page.endpoints.resize(limit);
    page.next_cursor = page.endpoints.back().id.value;
    return page;
}

using Change =
    std::function<core::Result<Endpoint>(webhook::Books, EndpointId const&, webhook::Actor const&)>;

/// Of two changes at once one is told to come again.
void change(Desk const& desk, Principal const& principal, Call call, Change how)
{
    auto id = id_in(*call.request);
    answer_from<core::Result<Endpoint>>(
        desk.write_reserved,
        std::move(call),
        [how = std::move(how), id = std::move(id), actor = actor_of(principal)](Unit& unit) {
            return how(books_of(unit), id, actor);
        },
        [](core::Result<Endpoint> changed, server::Request const& request) {
            if (changed) return server::json_response(200, endpoint_json(*changed));
            if (changed.error().reason == Reason::fields)
                return server::problem(
                    Errors{{"/after", "range", "The feed has no entry of that number."}}, request.request_id
                );
            return server::problem(changed.error(), request.request_id);
        }
    );
}

/// Whether the body is the empty object; refuses the call where it is not.
bool is_bare(Call& call)
{
    auto const body = server::parse_json(call.request->body);
    Errors errors;
    if (!body)
        call.refuse(body.error());
    else
        server::Fields{*body, "", errors}.end();
    if (!errors.empty()) call.refuse(errors);
    return body && errors.empty();
}

} // namespace

void get_webhooks(Desk const& desk, Principal const& principal, Call call)
{
    Errors errors;
    auto const query = read_page_query(*call.request, errors);
    if (!query.cursor.empty() && !core::is_id(query.cursor))
        errors.push_back({"/cursor", "format", "Send the next_cursor of the page before."});
    if (!errors.empty()) return call.refuse(errors);
    answer_from<Page>(
        desk.read_reserved,
        std::move(call),
        [actor = actor_of(principal), cursor = std::string{query.cursor}, limit = query.limit](Unit& unit) {
            return page_of(unit.back_office.endpoints().list(), actor, cursor, limit);
        },
        [](Page page, server::Request const&) {
            return server::json_response(200, endpoints_json(page.endpoints, page.next_cursor));
        }
    );
}

void get_webhook_events(Desk const& desk, Principal const& principal, Call call)
{
    Errors errors;
    auto const query = read_events_query(*call.request, errors);
    if (!errors.empty()) return call.refuse(errors);
    auto id = id_in(*call.request);
    answer_from<core::Result<EventsPage>>(
        desk.read,
        std::move(call),
        [id = std::move(id), actor = actor_of(principal), query](Unit& unit) -> core::Result<EventsPage> {
            auto const endpoint = webhook::find(books_of(unit), id, actor);
            if (!endpoint) return core::refuse(Reason::not_found);
            EventsPage page;
            auto& endpoints = unit.back_office.endpoints();
            for (auto& entry : endpoints.entries(endpoint->owner, query.after, query.limit + 1)) {
                page.hashes_before.push_back(unit.feed.hash_of(entry.seq - 1));
                page.entries.push_back(std::move(entry));
            }
            return page;
        },
        [limit = query.limit](core::Result<EventsPage> page, server::Request const& request) {
            if (!page) return server::problem(page.error(), request.request_id);
            return server::json_response(200, events_json(*page, limit));
        }
    );
}

void post_webhook_pause(Desk const& desk, Principal const& principal, Call call)
{
    if (!is_bare(call)) return;
    change(
        desk,
        principal,
        std::move(call),
        [now = desk.clock()](auto books, auto const& id, auto const& actor) {
            return webhook::pause(books, id, actor, now);
        }
    );
}

void post_webhook_resume(Desk const& desk, Principal const& principal, Call call)
{
    if (!is_bare(call)) return;
    change(
        desk,
        principal,
        std::move(call),
        [now = desk.clock()](auto books, auto const& id, auto const& actor) {
            return webhook::resume(books, id, actor, now);
        }
    );
}

void post_webhook_replay(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    Errors errors;
    auto const after = parse_replay(*body, errors);
    if (!errors.empty()) return call.refuse(errors);
    change(
        desk,
        principal,
        std::move(call),
        [after, now = desk.clock()](auto books, auto const& id, auto const& actor) {
            return webhook::replay(books, id, actor, after, now);
        }
    );
}

} // namespace etimbre::http::api
