#include "http/api/redemptions_json.hpp"

#include "http/api/json_values.hpp"
#include "http/api/person_json.hpp"
#include "telemetry/json_text.hpp"

namespace etimbre::http::api {
namespace {

constexpr std::size_t service_length_max = 16;

std::string quoted(std::string_view text)
{
    std::string json;
    telemetry::append_json(json, text);
    return json;
}

} // namespace

RedemptionRequest parse_redemption(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields fields{body, "", errors};
    RedemptionRequest wanted{
        .shown = parse_shown(fields),
        .service = fields.text("service", 1, service_length_max),
        .holder_document = parse_holder(fields, errors),
    };
    fields.end();
    return wanted;
}

std::string kept_redemption_json(app::stamp::StampRow const& row, app::stamp::StampEnd const& end)
{
    JsonWriter json;
    json.begin_object().text("redemption_id", end.id).text("number", row.number).text("service", row.service);
    json.text("mission", end.mission).text("counter", end.counter);
    write_time(json, "redeemed_at", end.at);
    json.end_object();
    return std::move(json).take();
}

server::Response redeemed_problem(app::stamp::StampEnd const& winner, std::string_view request_id)
{
    return server::problem(
        core::Refusal{core::Reason::redeemed},
        request_id,
        {
            {"redeemed_at", quoted(core::to_rfc3339(winner.at))},
            {"mission", quoted(winner.mission)},
            {"counter", quoted(winner.counter)},
        }
    );
}

} // namespace etimbre::http::api
