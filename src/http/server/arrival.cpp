#include "http/server/arrival.hpp"

#include "http/server/authority.hpp"
#include "http/server/guard.hpp"

namespace etimbre::http::server {
namespace {

Response not_routed(Router::Match const& match, Request const& request)
{
    if (match.refused_status != 405) return problem(kind_of(core::Reason::not_found), request.request_id);
    auto response = problem(kind_of(core::Reason::method), request.request_id);
    response.headers.emplace_back("Allow", match.allow);
    return response;
}

} // namespace

Response refuse_on_the_wire(ProblemKind const& kind, Request const& request)
{
    auto response = problem(kind, request.request_id);
    if (kind == wire::method) response.headers.emplace_back("Allow", allowed_methods);
    return response;
}

Arrival receive(Head const& head, Addressed const& to, Router const& router, Request& request)
{
    Arrival arrival;
    auto admission = admit(head);
    request.method = head.method;
    if (!admission) {
        arrival.refusal = refuse_on_the_wire(*admission.error(), request);
        return arrival;
    }
    if (!is_addressed_to(to.ours, admission->host, to.server_name)) {
        arrival.refusal = refuse_on_the_wire(wire::misdirected, request);
        return arrival;
    }
    request.path = std::move(admission->path);
    request.query = std::move(admission->query);
    arrival.keep_alive = head.keep_alive && admission->body_bytes == 0;

    auto match = router.find(request.method, request.path);
    if (match.route == nullptr) {
        arrival.refusal = not_routed(match, request);
    } else if (auto const* const kind = refused_body(*match.route, head, admission->body_bytes)) {
        arrival.refusal = problem(*kind, request.request_id);
    } else {
        arrival.route = match.route;
        arrival.keep_alive = head.keep_alive;
        arrival.body_bytes = admission->body_bytes;
        arrival.expects_continue = admission->expects_continue;
    }
    request.parameters = std::move(match.parameters);
    request.headers = std::move(head.fields);
    return arrival;
}

} // namespace etimbre::http::server
