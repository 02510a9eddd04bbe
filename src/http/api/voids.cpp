#include "http/api/voids.hpp"

#include "app/refund/void_stamp.hpp"
#include "domain/stamp/number.hpp"
#include "http/api/json_values.hpp"
#include "http/api/once.hpp"
#include "http/api/presented.hpp"
#include "http/api/redemptions_json.hpp"
#include "http/api/refunds_json.hpp"
#include "http/server/fields.hpp"

#include <utility>

namespace etimbre::http::api {
namespace {

using app::once::Reply;

struct Voiding {
    app::refund::VoidStamp command;
    app::once::RequestKey key;
    core::Instant now;
    std::string request_id;
};

std::string voided_json(app::refund::Voided const& voided)
{
    JsonWriter json;
    json.begin_object().text("void_id", voided.end.id).text("number", voided.row.number);
    json.text("service", voided.row.service).text("mission", voided.end.mission);
    json.text("officer", voided.end.counter);
    write_time(json, "voided_at", voided.end.at);
    json.key("refund");
    if (voided.refund)
        json.json(requested_refund_json(*voided.refund));
    else
        json.null();
    json.end_object();
    return std::move(json).take();
}

Reply take_back(Desk const& desk, app::work::Unit& unit, Voiding const& voiding)
{
    auto const voided = app::refund::void_stamp(unit.refund, voiding.command, desk.refund_terms, voiding.now);
    if (!voided) {
        if (voided.error().reason == core::Reason::not_found)
            note_if_unknown(desk, core::Reason::number_unknown);
        return kept(server::problem(voided.error(), voiding.request_id));
    }
    if (!voided->accepted) return kept(redeemed_problem(voided->end, voiding.request_id));
    return {201, voided_json(*voided), false};
}

server::Response
taken_back_response(Desk const& desk, core::Result<Reply> reply, server::Request const& request)
{
    if (!reply) return server::problem(reply.error(), request.request_id);
    if (reply->status == 201) desk.wake_jobs();
    return sent(*std::move(reply));
}

} // namespace

void post_void(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    auto const key = idempotency_key(*call.request);
    if (!key) return call.refuse(key.error());
    std::vector<server::FieldError> errors;
    auto reason = parse_reason(*body, errors);
    if (!errors.empty()) return call.refuse(errors);

    Voiding voiding{
        // What is no number is no stamp's either.
        {domain::stamp::parse_number(call.request->parameter("number")).value_or(""),
         principal.mission,
         principal.number,
         principal.identity,
         std::move(reason),
         desk.officer_voids_refund},
        request_key(desk, *call.request, principal.identity, *key, *body),
        desk.clock(),
        call.request->request_id,
    };
    answer_from<core::Result<Reply>>(
        desk.write_reserved,
        std::move(call),
        [&desk, voiding = std::move(voiding)](app::work::Unit& unit) {
            return app::once::answer_once(unit.replies, voiding.key, voiding.now, [&] {
                return take_back(desk, unit, voiding);
            });
        },
        [&desk](core::Result<Reply> reply, server::Request const& request) {
            return taken_back_response(desk, std::move(reply), request);
        }
    );
}

} // namespace etimbre::http::api
