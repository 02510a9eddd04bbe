#include "core/instant.hpp"

namespace etimbre::core {
namespace {

std::string padded(std::int64_t value, std::size_t width)
{
    auto const digits = std::to_string(value);
    return digits.size() >= width ? digits : std::string(width - digits.size(), '0') + digits;
}

} // namespace

std::string to_date(std::chrono::sys_days day)
{
    std::chrono::year_month_day const date{day};
    return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) +
           '-' + padded(static_cast<unsigned>(date.day()), 2);
}

std::string to_rfc3339(Instant at)
{
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return to_date(day) + 'T' + padded(time.hours().count(), 2) + ':' + padded(time.minutes().count(), 2) +
           ':' + padded(time.seconds().count(), 2) + 'Z';
}

} // namespace etimbre::core
