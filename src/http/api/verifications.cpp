#include "http/api/verifications.hpp"

#include "http/api/checks_json.hpp"
#include "http/api/json_values.hpp"
#include "http/api/presented.hpp"

namespace etimbre::http::api {
namespace {

std::string_view result_at(std::string_view mission, StampLook const& look)
{
    if (look.stamp.row.mission != mission) return core::code_of(core::Reason::mission);
    return result_of(look);
}

/// When and at which counter the stamp was used; its post is the stamp's own, for no other may use it.
void write_use(JsonWriter& json, std::optional<app::stamp::StampEnd> const& end)
{
    if (end && end->kind == app::stamp::EndKind::redeemed) {
        write_time(json, "redeemed_at", end->at);
        json.text("counter", end->counter);
    } else {
        json.null("redeemed_at").null("counter");
    }
}

std::string verification_json(std::string_view mission, StampLook const& look)
{
    JsonWriter json;
    json.begin_object().text("result", result_at(mission, look));
    write_stamp_members(json, look);
    json.truth("holder_bound", look.stamp.row.holder.has_value());
    write_use(json, look.stamp.end);
    json.end_object();
    return std::move(json).take();
}

} // namespace

void post_verification(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    std::vector<server::FieldError> errors;
    server::Fields fields{*body, "", errors};
    auto const shown = parse_shown(fields);
    fields.end();
    if (!errors.empty()) return call.refuse(errors);

    auto const now = desk.clock();
    auto presented = examine(desk, shown, now);
    if (!presented)
        return call.answer(server::json_response(200, refused_check_json(presented.error().reason)));

    using Looked = core::Result<app::stamp::StampState>;
    bool const by_number = !presented->verified;
    answer_from<Looked>(
        desk.read_reserved,
        std::move(call),
        [&desk, presented = *std::move(presented)](app::work::Unit& unit) {
            return app::stamp::look_up(unit.stamp, presented, desk.sha256);
        },
        [&desk, mission = principal.mission, now, by_number](Looked stamp, server::Request const&) {
            if (!stamp) note_if_unknown(desk, stamp.error().reason);
            if (!stamp) return server::json_response(200, refused_check_json(stamp.error().reason));
            return server::json_response(200, verification_json(mission, {*stamp, by_number, now}));
        }
    );
}

} // namespace etimbre::http::api
