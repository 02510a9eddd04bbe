#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace etimbre::telemetry {

enum class Level { debug, info, warning, error };

/// One named value of an event. Keys are short snake_case words, unit last: "took_us", "status", "oid".
struct Field {
    std::string_view key;
    std::variant<std::string_view, std::int64_t, bool> value;
};

/// Writes one event as one line of JSON to standard error:
/// {"time":"2026-11-23T20:29:10.123456Z","level":"info","event":"stamp_issued","index":41}
///
/// @param event  What happened, a closed set of snake_case words; the words time, level and event are not
/// field keys.
/// @param fields May be: ids (order, payment, request, oid), codes, states, counts, durations, amounts with
/// currency,
///               mission codes, key ids, peer addresses of refused connections.
///               Must not be: names, e-mail or postal addresses, document numbers, anything of a card,
///               tokens, cookies, secrets, request bodies, query strings, texts of stamps. There is no filter
///               behind this sentence.
/// Text may hold any bytes: it is escaped, made valid UTF-8 and cut at `text_bytes`, so that one event stays
/// one line. Safe from any thread.
void log(Level level, std::string_view event, std::initializer_list<Field> fields = {});

/// Events below `level` are dropped; `info` until told otherwise.
void set_level(Level level);

/// "debug", "info", "warning" or "error".
std::string_view word_of(Level level);
/// The level of such a word; nothing for another.
std::optional<Level> level_of(std::string_view word);

inline constexpr std::size_t text_bytes = 1024;

/// The members of an event as they stand in its line, without braces: "event":"x","index":41
std::string members(std::string_view event, std::initializer_list<Field> fields);

} // namespace etimbre::telemetry
