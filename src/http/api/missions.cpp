#include "http/api/missions.hpp"

#include "domain/fees/catalogue.hpp"
#include "http/api/json_values.hpp"
#include "http/api/page_query.hpp"

#include <algorithm>
#include <chrono>
#include <span>

namespace etimbre::http::api {
namespace {

namespace fees = domain::fees;

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool holds(std::string_view text, std::string_view part)
{
    return !std::ranges::search(text, part, {}, lower, lower).empty();
}

bool holds(core::Names const& names, std::string_view part)
{
    return holds(names.ar, part) || holds(names.fr, part) || holds(names.en, part) || holds(names.es, part);
}

bool is_meant(fees::Mission const& mission, std::string_view part)
{
    return part.empty() || holds(mission.code, part) || holds(mission.country, part) ||
           holds(mission.names, part) || holds(mission.cities, part);
}

/// What stands after the mission named by the cursor; nothing for a cursor that names none.
std::optional<std::span<fees::Mission const>>
missions_after(std::vector<fees::Mission> const& missions, std::string_view cursor)
{
    std::span<fees::Mission const> const all{missions};
    if (cursor.empty()) return all;
    auto const last = std::ranges::find(all, cursor, &fees::Mission::code);
    if (last == all.end()) return std::nullopt;
    return all.subspan(static_cast<std::size_t>(last - all.begin()) + 1);
}

void write_mission(JsonWriter& json, fees::Mission const& mission)
{
    json.begin_object().text("code", mission.code).text("type", mission.type);
    write_names(json, "names", mission.names);
    json.text("country", mission.country).text("currency", mission.currency.name());
    json.number("exponent", mission.currency.exponent).text("timezone", mission.timezone);
    json.end_object();
}

void write_conditions(JsonWriter& json, fees::Condition const& condition)
{
    json.key("conditions").begin_object();
    if (condition.min_age) json.number("min_age", *condition.min_age);
    if (condition.max_age) json.number("max_age", *condition.max_age);
    if (condition.lost) json.truth("lost", *condition.lost);
    json.end_object();
}

void write_service(JsonWriter& json, fees::TariffLine const& line)
{
    if (!line.parts) return;
    auto const total = line.parts->total();
    if (!total) return; // a line that cannot be added up cannot be bought either
    json.begin_object().text("code", line.code);
    write_names(json, "names", line.names);
    write_parts(json, "parts", *line.parts);
    write_money(json, "total", *total);
    write_conditions(json, line.condition);
    json.end_object();
}

/// The page's list: at most `limit` of what is meant, and the cursor when there is more.
std::string mission_page(std::span<fees::Mission const> missions, std::string_view part, std::size_t limit)
{
    JsonWriter json;
    std::string_view last;
    std::size_t written = 0;
    bool more = false;
    json.begin_object().key("items").begin_array();
    for (auto const& mission : missions) {
        if (!is_meant(mission, part)) continue;
        more = written == limit;
        if (more) break;
        write_mission(json, mission);
        last = mission.code;
        ++written;
    }
    json.end_array().key("next_cursor");
    if (more)
        json.text(last);
    else
        json.null();
    json.end_object();
    return std::move(json).take();
}

} // namespace

void get_missions(Desk const& desk, Call call)
{
    std::vector<server::FieldError> errors;
    auto const page = read_page_query(*call.request, errors);
    auto const missions = missions_after(desk.catalogue.missions(), page.cursor);
    if (!missions) errors.push_back({"/cursor", "unknown", "Use the next_cursor of the page before."});
    if (!errors.empty() || !missions) return call.refuse(errors);
    call.answer(
        server::json_response(200, mission_page(*missions, call.request->query_value("q"), page.limit))
    );
}

void get_mission_services(Desk const& desk, Call call)
{
    if (desk.catalogue.mission(call.request->parameter("code")) == nullptr)
        return call.refuse({core::Reason::not_found});

    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const* const line :
         desk.catalogue.services_sold(std::chrono::floor<std::chrono::days>(desk.clock())))
        write_service(json, *line);
    json.end_array().null("next_cursor").end_object();
    call.answer(server::json_response(200, std::move(json).take()));
}

} // namespace etimbre::http::api
