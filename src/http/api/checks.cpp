#include "http/api/checks.hpp"

#include "http/api/checks_json.hpp"
#include "http/api/presented.hpp"

namespace etimbre::http::api {

void post_check(Desk const& desk, Call call)
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
    bool const by_number = !presented->verified;
    if (by_number)
        if (auto const wait = desk.gate.number_lookup(call.request->peer.address, now))
            return call.answer(too_often(*wait, *call.request));

    using Looked = core::Result<app::stamp::StampState>;
    answer_from<Looked>(
        desk.read,
        std::move(call),
        [&desk, presented = *std::move(presented)](app::work::Unit& unit) {
            return app::stamp::look_up(unit.stamp, presented, desk.sha256);
        },
        [&desk, now, by_number](Looked stamp, server::Request const&) {
            if (!stamp) note_if_unknown(desk, stamp.error().reason);
            if (!stamp) return server::json_response(200, refused_check_json(stamp.error().reason));
            return server::json_response(200, check_json({*stamp, by_number, now}));
        }
    );
}

} // namespace etimbre::http::api
