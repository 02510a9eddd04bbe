#include "http/api/checks.hpp"

#include "http/api/checks_json.hpp"
#include "http/api/presented.hpp"

namespace etimbre::http::api {
namespace {

using Looked = core::Result<app::stamp::StampState>;

server::Response refused_check(core::Refusal const& refusal)
{
    return server::json_response(200, refused_check_json(refusal.reason));
}

void check(Desk const& desk, Shown const& shown, Call call)
{
    auto const now = desk.clock();
    auto look = way_to_look(desk, shown, now);
    if (!look) return call.answer(refused_check(look.error()));
    bool const by_number = !shown.text;
    if (by_number)
        if (auto const wait = desk.gate.number_lookup(call.request->peer.address, now))
            return call.answer(too_often(*wait, *call.request));
    answer_from<Looked>(
        desk.read,
        std::move(call),
        *std::move(look),
        [&desk, by_number, now](Looked const& stamp, server::Request const&) {
            if (!stamp) note_if_unknown(desk, stamp.error().reason);
            if (!stamp) return refused_check(stamp.error());
            return server::json_response(200, check_json({*stamp, by_number, now}));
        }
    );
}

} // namespace

void post_check(Desk const& desk, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    std::vector<server::FieldError> errors;
    server::Fields fields{*body, "", errors};
    auto const shown = parse_shown(fields);
    fields.end();
    if (!errors.empty()) return call.refuse(errors);
    check(desk, shown, std::move(call));
}

} // namespace etimbre::http::api
