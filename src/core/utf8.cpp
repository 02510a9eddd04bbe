#include "core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace etimbre::core {

namespace {

/// How a sequence begins: the bits that mark it, the length it announces, the least code point it may hold.
struct Form {
    unsigned char mask;
    unsigned char mark;
    std::size_t length;
    char32_t least;
};

constexpr std::array forms{
    Form{0x80, 0x00, 1, 0},
    Form{0xE0, 0xC0, 2, 0x80},
    Form{0xF0, 0xE0, 3, 0x800},
    Form{0xF8, 0xF0, 4, 0x10000},
};

std::optional<char32_t> read(std::string_view text, Form const& form)
{
    if (text.size() < form.length) return std::nullopt;
    auto code = static_cast<char32_t>(static_cast<unsigned char>(text[0]) & ~unsigned{form.mask});
    for (auto const each : text.substr(1, form.length - 1)) {
        auto const byte = static_cast<unsigned char>(each);
        if ((byte & 0xC0U) != 0x80U) return std::nullopt;
        code = (code << 6U) | (byte & 0x3FU);
    }
    auto const surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < form.least || code > 0x10FFFF || surrogate) return std::nullopt;
    return code;
}

} // namespace

std::optional<char32_t> take_code_point(std::string_view& text)
{
    if (text.empty()) return std::nullopt;
    for (auto const& form : forms) {
        if ((static_cast<unsigned char>(text[0]) & form.mask) != form.mark) continue;
        auto const code = read(text, form);
        if (code) text.remove_prefix(form.length);
        return code;
    }
    return std::nullopt;
}

bool is_utf8(std::string_view text)
{
    do {
        auto const end = std::ranges::find_if(text, [](char each) { return (each & 0x80) != 0; });
        text.remove_prefix(static_cast<std::size_t>(end - text.begin())); // ASCII, which most of it is
    } while (take_code_point(text));
    return text.empty();
}

std::size_t code_points_in(std::string_view text)
{
    std::size_t count = 0;
    while (take_code_point(text)) ++count;
    return count;
}

std::optional<int> digit_of(char32_t code_point)
{
    for (auto const zero : {U'0', U'\u0660', U'\u06F0', U'\uFF10'})
        if (code_point >= zero && code_point <= zero + 9) return static_cast<int>(code_point - zero);
    return std::nullopt;
}

} // namespace etimbre::core
