#include "http/api/json_values.hpp"

namespace etimbre::http::api {

void write_money_members(JsonWriter& json, core::Money amount)
{
    json.text("amount_minor", std::to_string(amount.minor()));
    json.text("currency", amount.currency().name());
    json.number("exponent", amount.currency().exponent);
}

void write_money(JsonWriter& json, std::string_view name, core::Money amount)
{
    json.key(name).begin_object();
    write_money_members(json, amount);
    json.end_object();
}

void write_parts(JsonWriter& json, std::string_view name, domain::fees::FeeParts const& parts)
{
    json.key(name).begin_object();
    for (auto const part : domain::fees::fee_parts) write_money(json, word_of(part), parts.of(part));
    json.end_object();
}

void write_names(JsonWriter& json, std::string_view name, core::Names const& names)
{
    json.key(name).begin_object();
    json.text("ar", names.ar).text("fr", names.fr).text("en", names.en).text("es", names.es);
    json.end_object();
}

void write_time(JsonWriter& json, std::string_view name, core::Instant at)
{
    json.text(name, core::to_rfc3339(at));
}

} // namespace etimbre::http::api
