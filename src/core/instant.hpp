#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::core {

/// A moment in UTC, in microseconds of the Unix epoch. Always handed in: the core has no clock.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using Seconds = std::chrono::seconds;

constexpr Instant instant_of_micros(std::int64_t micros)
{
    return Instant{std::chrono::microseconds{micros}};
}
constexpr std::int64_t micros_of(Instant at)
{
    return at.time_since_epoch().count();
}

constexpr Instant instant_of_unix(std::int64_t seconds)
{
    return Instant{std::chrono::seconds{seconds}};
}
/// Whole seconds, rounded down.
constexpr std::int64_t unix_of(Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

/// RFC 3339 in UTC with whole seconds: "2026-11-23T20:29:10Z".
std::string to_rfc3339(Instant at);

/// The calendar day in UTC: "2026-11-23".
std::string to_date(std::chrono::sys_days day);

/// The day of "2026-11-23": four, two and two digits of a date that exists; otherwise nothing.
std::optional<std::chrono::sys_days> from_date(std::string_view text);

/// The moment of an RFC 3339 text with whole seconds, and "Z" or an offset: "2026-11-23T20:29:10Z",
/// "2026-11-23T21:29:10+01:00". Nothing for any other text, a leap second among them.
std::optional<Instant> from_rfc3339(std::string_view text);

/// Where the program reads the time of day; `main` hands in the real one.
using Clock = Instant (*)();

} // namespace etimbre::core
