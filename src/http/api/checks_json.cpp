#include "http/api/checks_json.hpp"

#include "http/api/json_values.hpp"

namespace etimbre::http::api {

std::string refused_check_json(core::Reason reason)
{
    JsonWriter json;
    json.begin_object().text("result", core::code_of(reason)).end_object();
    return std::move(json).take();
}

std::string_view result_of(StampLook const& look)
{
    auto const why_not = app::stamp::spent(look.stamp, look.now);
    return why_not ? core::code_of(*why_not) : "OK";
}

void write_stamp_members(JsonWriter& json, StampLook const& look)
{
    auto const& row = look.stamp.row;
    json.text("state", word_of(app::stamp::standing_of(look.stamp, look.now)));
    json.text("service", row.service).text("mission", row.mission);
    if (look.by_number) return;
    json.text("number", row.number);
    write_money(json, "amount", row.total);
    write_time(json, "issued_at", core::instant_of_unix(row.issued_at));
    write_time(json, "expires_at", core::instant_of_unix(row.expires_at));
}

std::string check_json(StampLook const& look)
{
    JsonWriter json;
    json.begin_object().text("result", result_of(look));
    write_stamp_members(json, look);
    json.end_object();
    return std::move(json).take();
}

} // namespace etimbre::http::api
