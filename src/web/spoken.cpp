#include "web/spoken.hpp"

#include <date/tz.h>

#include <chrono>
#include <stdexcept>

namespace etimbre::web {
namespace {

std::string two_digits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

date::time_zone const* zone_of(std::string_view name)
{
    try {
        return date::locate_zone(name);
    } catch (std::runtime_error const&) {
        return date::locate_zone("UTC");
    }
}

} // namespace

std::string spoken_amount(core::Money amount, core::Language language)
{
    auto text = core::to_decimal(amount);
    if (auto const point = text.find('.'); point != std::string::npos && language != core::Language::en)
        text[point] = ',';
    return text.append("\u00A0").append(amount.currency().name());
}

std::string spoken_day(std::chrono::sys_days day, core::Language language)
{
    if (language == core::Language::en) return core::to_date(day);
    std::chrono::year_month_day const date{day};
    return two_digits(unsigned{date.day()}) + '/' + two_digits(unsigned{date.month()}) + '/' +
           std::to_string(int{date.year()});
}

std::string spoken_moment(core::Instant at, std::string_view timezone, core::Language language)
{
    auto const* const zone = zone_of(timezone);
    auto const second = std::chrono::floor<std::chrono::seconds>(at);
    auto const local = second + zone->get_info(second).offset;
    auto const day = std::chrono::floor<std::chrono::days>(local);
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    return spoken_day(day, language) + ' ' + two_digits(minutes / 60) + ':' + two_digits(minutes % 60) +
           " (" + zone->name() + ')';
}

} // namespace etimbre::web
