#include "telemetry/log.hpp"

#include "telemetry/json_text.hpp"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>
#include <utility>

namespace etimbre::telemetry {
namespace {

spdlog::level::level_enum severity(Level level)
{
    switch (level) {
    case Level::debug:
        return spdlog::level::debug;
    case Level::info:
        return spdlog::level::info;
    case Level::warning:
        return spdlog::level::warn;
    case Level::error:
        return spdlog::level::err;
    }
    std::unreachable();
}

/// The time of an event is the logger's own reading of the clock, in UTC.
std::unique_ptr<spdlog::logger> standard_error()
{
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    sink->set_formatter(std::make_unique<spdlog::pattern_formatter>(
        R"({"time":"%Y-%m-%dT%H:%M:%S.%fZ",%v})", spdlog::pattern_time_type::utc
    ));
    return std::make_unique<spdlog::logger>("etimbre", std::move(sink));
}

spdlog::logger& logger()
{
    static auto const instance = standard_error();
    return *instance;
}

void append_text(std::string& out, std::string_view text)
{
    if (text.size() <= text_bytes)
        append_json(out, text);
    else
        append_json(out, std::string{text.substr(0, text_bytes)} + "…");
}

struct Append {
    std::string& out;

    void operator()(std::string_view text) const { append_text(out, text); }
    void operator()(std::int64_t number) const { out += std::to_string(number); }
    void operator()(bool truth) const { out += truth ? "true" : "false"; }
};

} // namespace

std::optional<Level> level_of(std::string_view word)
{
    for (auto const level : {Level::debug, Level::info, Level::warning, Level::error})
        if (word_of(level) == word) return level;
    return std::nullopt;
}

std::string_view word_of(Level level)
{
    switch (level) {
    case Level::debug:
        return "debug";
    case Level::info:
        return "info";
    case Level::warning:
        return "warning";
    case Level::error:
        return "error";
    }
    std::unreachable();
}

std::string members(std::string_view event, std::initializer_list<Field> fields)
{
    std::string out = R"("event":)";
    append_text(out, event);
    for (auto const& field : fields) {
        out += ',';
        append_json(out, field.key);
        out += ':';
        std::visit(Append{out}, field.value);
    }
    return out;
}

void log(Level level, std::string_view event, std::initializer_list<Field> fields)
{
    if (!logger().should_log(severity(level))) return;
    std::string line = R"("level":")";
    line += word_of(level);
    line += R"(",)";
    line += members(event, fields);
    logger().log(severity(level), line);
}

void set_level(Level level)
{
    logger().set_level(severity(level));
}

} // namespace etimbre::telemetry
