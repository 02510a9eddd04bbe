#include "http/api/quotes_json.hpp"

#include "http/api/json_values.hpp"
#include "http/server/fields.hpp"

namespace etimbre::http::api {
namespace {

namespace fees = domain::fees;

constexpr std::size_t code_length_max = 16;
constexpr std::int64_t age_max = 150;

fees::Wish
parse_wish(boost::json::value const& line, std::string pointer, std::vector<server::FieldError>& errors)
{
    server::Fields fields{line, std::move(pointer), errors};
    fees::Wish wish{
        .service = fields.text("service", 1, code_length_max),
        .quantity = static_cast<int>(fields.integer("quantity", 1, fees::most_quantity)),
        .age = std::nullopt,
        .lost = std::nullopt,
    };
    if (auto const age = fields.optional_integer("age", 0, age_max)) wish.age = static_cast<int>(*age);
    wish.lost = fields.optional_boolean("lost");
    fields.end();
    return wish;
}

void write_line(JsonWriter& json, fees::QuotedLine const& line)
{
    json.begin_object().text("service", line.service).number("quantity", line.quantity);
    write_parts(json, "parts", line.parts);
    write_money(json, "total", line.total);
    json.end_object();
}

void write_display(JsonWriter& json, std::optional<fees::Display> const& display)
{
    json.key("display");
    if (!display) {
        json.null();
        return;
    }
    json.begin_object();
    write_money_members(json, display->amount);
    json.text("rate", display->rate).text("rate_date", core::to_date(display->rate_date));
    json.key("rounding").begin_object();
    json.text("step_minor", std::to_string(display->rounding_step_minor));
    json.text("mode", word_of(display->mode));
    json.end_object().end_object();
}

std::string refused_line(fees::QuoteRefusal const& refused)
{
    bool const is_service = refused.refusal.reason == core::Reason::service_unknown;
    auto const pointer = "/lines/" + std::to_string(refused.line) + (is_service ? "/service" : "");
    JsonWriter json;
    json.begin_array().begin_object();
    json.text("pointer", pointer).text("code", core::code_of(refused.refusal.reason));
    json.text("detail", refused.refusal.detail.text);
    json.end_object().end_array();
    return std::move(json).take();
}

} // namespace

QuoteRequest parse_quote_request(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields fields{body, "", errors};
    QuoteRequest wanted{.mission = fields.text("mission", 1, code_length_max), .wishes = {}};
    std::size_t index = 0;
    for (auto const& line : fields.list("lines", 1, fees::most_lines))
        wanted.wishes.push_back(parse_wish(line, fields.pointer_to("lines", index++), errors));
    fields.end();
    return wanted;
}

void write_quote(JsonWriter& json, app::pay::StoredQuote const& stored)
{
    auto const& quote = stored.quote;
    json.begin_object().text("quote_id", stored.id.value);
    json.text("mission", quote.mission).text("tariff_version", quote.tariff_version);
    json.key("lines").begin_array();
    for (auto const& line : quote.lines) write_line(json, line);
    json.end_array();
    write_money(json, "total", quote.total);
    write_display(json, quote.display);
    write_time(json, "expires_at", stored.expires_at);
    json.end_object();
}

std::string quote_json(app::pay::StoredQuote const& stored)
{
    JsonWriter json;
    write_quote(json, stored);
    return std::move(json).take();
}

server::Response quote_problem(fees::QuoteRefusal const& refused, std::string_view request_id)
{
    // `fees` puts the place of the line only where one line is refused; an unknown mission stands for the
    // whole.
    if (!refused.line || refused.refusal.reason == core::Reason::mission_unknown)
        return server::problem(refused.refusal, request_id);
    return server::problem(refused.refusal, request_id, {{"errors", refused_line(refused)}});
}

} // namespace etimbre::http::api
