#include "adapters/smtp/header.hpp"

#include "core/bytes.hpp"
#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace etimbre::adapters::smtp {
namespace {

constexpr std::size_t line_most = 78;
constexpr std::size_t bytes_of_word = 39; // 52 characters of Base64, and 12 of the frame

constexpr bool is_control(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

constexpr bool is_ascii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

void require_one_line(std::string_view name, std::string_view value)
{
    if (std::ranges::any_of(value, is_control))
        throw HeaderFailure{"a control character in the field " + std::string{name}};
}

std::string encoded_word(std::string_view text)
{
    return "=?UTF-8?B?" + core::to_base64(core::as_bytes(text)) + "?=";
}

/// How much of the text fits into one encoded word, whole code points.
std::size_t first_word(std::string_view text)
{
    std::size_t length = 0;
    for (auto rest = text; !rest.empty();) {
        if (!core::take_code_point(rest)) throw HeaderFailure{"words that are no UTF-8"};
        auto const end = text.size() - rest.size();
        if (end > bytes_of_word) break;
        length = end;
    }
    return length;
}

std::string encoded(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const length = first_word(text);
        out.append(out.empty() ? "" : "\r\n ").append(encoded_word(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return out;
}

/// What would be read as an encoded word or as the end of a phrase is encoded too.
bool is_plain(std::string_view words)
{
    return std::ranges::all_of(words, is_ascii) && !words.contains("=?") &&
           words.find_first_of("\"(),:;<>@[]\\.") == std::string_view::npos;
}

std::string two_digits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string field(std::string_view name, std::string_view value)
{
    require_one_line(name, value);
    if (!std::ranges::all_of(value, is_ascii))
        throw HeaderFailure{"bytes beyond ASCII in the field " + std::string{name}};
    std::string line{name};
    auto const folded = name.size() + 2 + value.size() > line_most;
    return line.append(folded ? ":\r\n " : ": ").append(value).append("\r\n");
}

std::string text_field(std::string_view name, std::string_view words, std::string_view after)
{
    require_one_line(name, words);
    require_one_line(name, after);
    bool const short_enough = name.size() + words.size() + after.size() + 3 <= line_most;
    std::string line = std::string{name} + ": ";
    if (is_plain(words) && short_enough)
        line += words;
    else
        line += (name.size() + 2 + 12 + 52 > line_most ? "\r\n " : "") + encoded(words);
    if (!after.empty()) line.append(is_plain(words) && short_enough ? " " : "\r\n ").append(after);
    return line + "\r\n";
}

std::string date_of(core::Instant at)
{
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return std::string{days.at(std::chrono::weekday{day}.c_encoding())} + ", " +
           two_digits(unsigned{date.day()}) + ' ' + months.at(unsigned{date.month()} - 1) + ' ' +
           std::to_string(int{date.year()}) + ' ' + two_digits(time.hours().count()) + ':' +
           two_digits(time.minutes().count()) + ':' + two_digits(time.seconds().count()) + " +0000";
}

} // namespace etimbre::adapters::smtp
