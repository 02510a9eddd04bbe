#include "adapters/render/written.hpp"

#include "adapters/render/words.hpp"

#include <date/tz.h>

#include <array>

namespace etimbre::adapters::render {

namespace {

using core::Language;

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_no_break_space = "\u202F";

struct Marks {
    std::string_view thousands;
    std::string_view decimals;
    std::size_t grouped_from; ///< digits from which the thousands are set apart
};

Marks marks_of(Language language)
{
    switch (language) {
    case Language::ar:
        return {".", ",", 4};
    case Language::fr:
        return {narrow_no_break_space, ",", 4};
    case Language::en:
        return {",", ".", 4};
    case Language::es:
        return {narrow_no_break_space, ",", 5};
    }
    return {"", ".", 4};
}

std::string grouped(std::string_view digits, Marks const& marks)
{
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        auto const left = digits.size() - i;
        if (i > 0 && left % 3 == 0 && digits.size() >= marks.grouped_from) out += marks.thousands;
        out += digits[i];
    }
    return out;
}

/// "UTC+1", "UTC+5:30", "UTC-3:30", "UTC".
std::string written_offset(std::chrono::seconds offset)
{
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
    auto const distance = minutes < 0 ? -minutes : minutes;
    std::string out{"UTC"};
    if (distance == 0) return out;
    out += minutes < 0 ? '-' : '+';
    out += std::to_string(distance / 60);
    if (distance % 60 != 0) out += (distance % 60 < 10 ? ":0" : ":") + std::to_string(distance % 60);
    return out;
}

std::string written_day(std::chrono::year_month_day day, Language language)
{
    auto const number = static_cast<unsigned>(day.day());
    auto const month = words_in(language).months.at(static_cast<unsigned>(day.month()) - 1);
    std::string_view const of = language == Language::es ? " de " : " ";
    std::string out = std::to_string(number);
    if (number == 1 && language == Language::fr) out += "er";
    return out.append(of).append(month).append(of).append(std::to_string(static_cast<int>(day.year())));
}

std::string two_digits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string written_amount(core::Money amount, Language language)
{
    auto const marks = marks_of(language);
    auto const plain = core::to_decimal(amount);
    std::string_view digits = plain;
    std::string out;
    if (digits.starts_with('-')) {
        out += '-';
        digits.remove_prefix(1);
    }
    auto const point = digits.find('.');
    out += grouped(digits.substr(0, point), marks);
    if (point != std::string_view::npos) out.append(marks.decimals).append(digits.substr(point + 1));
    bool const dirham = amount.currency() == core::mad && language == Language::ar;
    return out.append(no_break_space).append(dirham ? "درهم" : amount.currency().name());
}

WrittenMoment written_moment(core::Instant at, std::string_view timezone, Language language)
{
    auto const second = std::chrono::floor<std::chrono::seconds>(at);
    auto const offset = date::locate_zone(timezone)->get_info(second).offset;
    auto const local = second + offset;
    auto const midnight = std::chrono::floor<std::chrono::days>(local);
    std::chrono::year_month_day const day{midnight};
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(local - midnight).count();
    return {
        written_day(day, language) + std::string{words_in(language).day_and_time} + two_digits(minutes / 60) +
            ':' + two_digits(minutes % 60),
        std::string{timezone} + ", " + written_offset(offset),
    };
}

} // namespace etimbre::adapters::render
