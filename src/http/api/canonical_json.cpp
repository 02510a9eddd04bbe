#include "http/api/canonical_json.hpp"

#include "http/api/json_writer.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace etimbre::http::api {
namespace {

void write(JsonWriter& json, boost::json::value const& value);

void write_members(JsonWriter& json, boost::json::object const& object)
{
    std::map<std::string_view, boost::json::value const*> members;
    for (auto const& member : object) members.emplace(member.key(), &member.value());
    json.begin_object();
    for (auto const& [name, member] : members) write(json.key(name), *member);
    json.end_object();
}

void write_elements(JsonWriter& json, boost::json::array const& array)
{
    json.begin_array();
    for (auto const& element : array) write(json, element);
    json.end_array();
}

void write(JsonWriter& json, boost::json::value const& value)
{
    if (auto const* const object = value.if_object()) return write_members(json, *object);
    if (auto const* const array = value.if_array()) return write_elements(json, *array);
    if (auto const* const text = value.if_string())
        json.text({text->data(), text->size()});
    else if (auto const* const number = value.if_int64())
        json.number(*number);
    else if (auto const* const truth = value.if_bool())
        json.truth(*truth);
    else
        json.null();
}

} // namespace

std::string canonical_json(boost::json::value const& value)
{
    JsonWriter json;
    write(json, value);
    return std::move(json).take();
}

} // namespace etimbre::http::api
