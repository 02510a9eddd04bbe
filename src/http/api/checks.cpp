#include "http/api/checks.hpp"

#include "app/stamp/inspect.hpp"
#include "domain/stamp/number.hpp"
#include "http/api/checks_json.hpp"
#include "http/api/presented.hpp"

namespace etimbre::http::api {
namespace {

/// How somebody asked, and when.
struct StampQuestion {
    bool by_number;
    core::Instant now;
};

using Looked = core::Result<app::stamp::StampState>;

server::Response refused_check(core::Refusal const& refusal)
{
    return server::json_response(200, refused_check_json(refusal.reason));
}

void answer_look(
    Desk const& desk, Call call, std::move_only_function<Looked(app::work::Unit&)> look, StampQuestion about
)
{
    answer_from<Looked>(
        desk.read,
        std::move(call),
        std::move(look),
        [&desk, about](Looked const& stamp, server::Request const&) {
            if (!stamp) note_if_unknown(desk, stamp.error().reason);
            if (!stamp) return refused_check(stamp.error());
            return server::json_response(200, check_json({*stamp, about.by_number, about.now}));
        }
    );
}

/// The signature is judged beside the row: a code that we made is known by making it again.
void check_code(Desk const& desk, std::string_view text, Call call)
{
    auto message = domain::stamp::open(text);
    if (!message) return call.answer(refused_check(message.error()));
    auto const now = desk.clock();
    answer_look(
        desk,
        std::move(call),
        [&desk, now, trust = desk.trust(), message = *std::move(message)](app::work::Unit& unit) {
            return app::stamp::recognise(
                unit.stamp, message, {*trust, desk.verify_signature, desk.signer, desk.sha256}, now
            );
        },
        {.by_number = false, .now = now}
    );
}

void check_number(Desk const& desk, std::string_view typed, Call call)
{
    auto number = domain::stamp::parse_number(typed);
    if (!number) return call.answer(refused_check(number.error()));
    auto const now = desk.clock();
    if (auto const wait = desk.gate.number_lookup(call.request->peer.address, now))
        return call.answer(too_often(*wait, *call.request));
    answer_look(
        desk,
        std::move(call),
        [&desk, presented = app::stamp::Presented{*std::move(number), {}}](app::work::Unit& unit) {
            return app::stamp::look_up(unit.stamp, presented, desk.sha256);
        },
        {.by_number = true, .now = now}
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

    if (shown.text) return check_code(desk, *shown.text, std::move(call));
    check_number(desk, shown.number.value_or(""), std::move(call));
}

} // namespace etimbre::http::api
