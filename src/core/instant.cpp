#include "core/instant.hpp"

namespace etimbre::core {
namespace {

std::string padded(std::int64_t value, std::size_t width)
{
    auto const digits = std::to_string(value);
    return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

std::optional<unsigned> number_in(std::string_view digits)
{
    unsigned value = 0;
    for (auto const digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return value;
}

/// "hh:mm:ss".
std::optional<std::chrono::seconds> time_of_day(std::string_view text)
{
    if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
    auto const hour = number_in(text.substr(0, 2));
    auto const minute = number_in(text.substr(3, 2));
    auto const second = number_in(text.substr(6, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

/// "Z", or "+hh:mm" and "-hh:mm": how far the clock is ahead of UTC.
std::optional<std::chrono::seconds> offset_from_utc(std::string_view text)
{
    if (text == "Z") return std::chrono::seconds{0};
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    auto const ahead = time_of_day(std::string{text.substr(1)} + ":00");
    if (!ahead) return std::nullopt;
    return text[0] == '+' ? *ahead : -*ahead;
}

} // namespace

std::string to_date(std::chrono::sys_days day)
{
    std::chrono::year_month_day const date{day};
    return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) +
           '-' + padded(static_cast<unsigned>(date.day()), 2);
}

std::optional<std::chrono::sys_days> from_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const year = number_in(text.substr(0, 4));
    auto const month = number_in(text.substr(5, 2));
    auto const day = number_in(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;

    std::chrono::year_month_day const date{
        std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month}, std::chrono::day{*day}
    };
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

std::optional<Instant> from_rfc3339(std::string_view text)
{
    constexpr std::size_t date_ends = 10;
    constexpr std::size_t time_ends = 19;
    if (text.size() <= time_ends || text[date_ends] != 'T') return std::nullopt;
    auto const day = from_date(text.substr(0, date_ends));
    auto const time = time_of_day(text.substr(date_ends + 1, time_ends - date_ends - 1));
    auto const ahead = offset_from_utc(text.substr(time_ends));
    if (!day || !time || !ahead) return std::nullopt;
    return *day + *time - *ahead;
}

std::string to_rfc3339(Instant at)
{
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return to_date(day) + 'T' + padded(time.hours().count(), 2) + ':' + padded(time.minutes().count(), 2) +
           ':' + padded(time.seconds().count(), 2) + 'Z';
}

} // namespace etimbre::core
