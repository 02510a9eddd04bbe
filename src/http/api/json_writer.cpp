#include "http/api/json_writer.hpp"

#include "telemetry/json_text.hpp"

namespace etimbre::http::api {

/// A value or key is preceded by a comma unless it is the first in its brackets or follows its key.
void JsonWriter::separate()
{
    constexpr std::string_view no_comma_after = "{[:";
    if (!out_.empty() && !no_comma_after.contains(out_.back())) out_ += ',';
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    out_ += bracket;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    text(name);
    out_ += ':';
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    separate();
    telemetry::append_json(out_, value);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value)
{
    return json(std::to_string(value));
}

JsonWriter& JsonWriter::truth(bool value)
{
    return json(value ? "true" : "false");
}

JsonWriter& JsonWriter::null()
{
    return json("null");
}

JsonWriter& JsonWriter::json(std::string_view value)
{
    separate();
    out_ += value;
    return *this;
}

} // namespace etimbre::http::api
