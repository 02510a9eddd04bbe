#include "http/api/webhooks_json.hpp"

#include "http/api/json_values.hpp"
#include "http/server/fields.hpp"

#include <limits>

namespace etimbre::http::api {

using app::webhook::Endpoint;

std::int64_t parse_replay(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields fields{body, "", errors};
    auto const after = fields.integer("after", 0, std::numeric_limits<std::int64_t>::max());
    fields.end();
    return after;
}

void write_endpoint(JsonWriter& json, Endpoint const& endpoint)
{
    json.begin_object().text("webhook_id", endpoint.id.value).text("owner", endpoint.owner);
    json.text("url", endpoint.url).key("types").begin_array();
    for (auto const& type : endpoint.types) json.text(type);
    json.end_array().text("state", word_of(endpoint.state)).text("reason", endpoint.reason);
    json.number("delivered_seq", endpoint.delivered_seq).number("failures", endpoint.failures);
    if (endpoint.next_try > core::Instant{})
        write_time(json, "next_try_at", endpoint.next_try);
    else
        json.null("next_try_at");
    write_time(json, "created_at", endpoint.created_at);
    write_time(json, "moved_at", endpoint.moved_at);
    json.end_object();
}

std::string endpoint_json(Endpoint const& endpoint)
{
    JsonWriter json;
    write_endpoint(json, endpoint);
    return std::move(json).take();
}

std::string endpoints_json(std::vector<Endpoint> const& endpoints, std::string_view next_cursor)
{
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& endpoint : endpoints) write_endpoint(json, endpoint);
    json.end_array();
    if (next_cursor.empty())
        json.null("next_cursor");
    else
        json.text("next_cursor", next_cursor);
    json.end_object();
    return std::move(json).take();
}

} // namespace etimbre::http::api
