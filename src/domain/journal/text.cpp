#include "domain/journal/text.hpp"

#include "core/utf8.hpp"

#include <array>
#include <charconv>

namespace etimbre::domain::journal {
namespace {

constexpr unsigned char first_plain = 0x20;
constexpr std::string_view digits = "0123456789abcdef";
constexpr std::string_view control = "\\u00";

bool is_plain(char each)
{
    return each != '"' && each != '\\' && static_cast<unsigned char>(each) >= first_plain;
}

void append_escaped(std::string& out, char each)
{
    if (each == '"' || each == '\\') {
        out += '\\';
        out += each;
        return;
    }
    auto const byte = static_cast<unsigned char>(each);
    out += control;
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

/// The character that an escape at the front of `text` stands for; it is taken from `text`.
std::optional<char> take_escaped(std::string_view& text)
{
    if (text.size() >= 2 && (text[1] == '"' || text[1] == '\\')) {
        char const meant = text[1];
        text.remove_prefix(2);
        return meant;
    }
    constexpr std::size_t length = control.size() + 2;
    if (!text.starts_with(control) || text.size() < length) return std::nullopt;
    auto const high = digits.find(text[length - 2]);
    auto const low = digits.find(text[length - 1]);
    if (high == std::string_view::npos || low == std::string_view::npos || high > 1) return std::nullopt;
    text.remove_prefix(length);
    return static_cast<char>(high * 16 + low);
}

} // namespace

void append_text(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(text[plain])) ++plain;
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        append_escaped(out, text.front());
        text.remove_prefix(1);
    }
    out += '"';
}

void append_number(std::string& out, std::int64_t number)
{
    std::array<char, 24> room{};
    auto const end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
    out.append(room.data(), end);
}

bool Reader::take(std::string_view word)
{
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
}

std::optional<std::string> Reader::take_text()
{
    auto rest = rest_;
    if (!rest.starts_with('"')) return std::nullopt;
    rest.remove_prefix(1);
    std::string text;
    while (!rest.empty() && rest.front() != '"') {
        if (is_plain(rest.front())) {
            text += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        auto const meant = take_escaped(rest);
        if (!meant) return std::nullopt;
        text += *meant;
    }
    if (rest.empty() || !core::is_utf8(text)) return std::nullopt;
    rest.remove_prefix(1);
    rest_ = rest;
    return text;
}

std::optional<std::int64_t> Reader::take_number()
{
    std::int64_t number = 0;
    auto const* const end = rest_.data() + rest_.size();
    auto const [after, failed] = std::from_chars(rest_.data(), end, number);
    if (failed != std::errc{}) return std::nullopt;
    std::string canonical;
    append_number(canonical, number);
    if (canonical.size() != static_cast<std::size_t>(after - rest_.data())) return std::nullopt;
    rest_.remove_prefix(canonical.size());
    return number;
}

} // namespace etimbre::domain::journal
