#include "telemetry/json_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace etimbre::telemetry {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr std::uint8_t byte_of(char character)
{
    return static_cast<std::uint8_t>(character);
}

/// One row of RFC 3629, section 4: the first byte decides the length and the range of the second.
struct Sequence {
    std::uint8_t first_least, first_most;
    std::uint8_t second_least, second_most;
    std::size_t length;
};

constexpr std::array sequences{
    Sequence{0xC2, 0xDF, 0x80, 0xBF, 2},
    Sequence{0xE0, 0xE0, 0xA0, 0xBF, 3},
    Sequence{0xE1, 0xEC, 0x80, 0xBF, 3},
    Sequence{0xED, 0xED, 0x80, 0x9F, 3},
    Sequence{0xEE, 0xEF, 0x80, 0xBF, 3},
    Sequence{0xF0, 0xF0, 0x90, 0xBF, 4},
    Sequence{0xF1, 0xF3, 0x80, 0xBF, 4},
    Sequence{0xF4, 0xF4, 0x80, 0x8F, 4},
};

/// Length of the well-formed multi-byte sequence that `text` begins with, 0 if there is none.
std::size_t sequence_length(std::string_view text)
{
    auto const first = byte_of(text.front());
    auto const* const row = std::ranges::find_if(sequences, [first](Sequence const& each) {
        return first >= each.first_least && first <= each.first_most;
    });
    if (row == sequences.end() || text.size() < row->length) return 0;
    auto const second = byte_of(text[1]);
    if (second < row->second_least || second > row->second_most) return 0;
    auto const rest = text.substr(2, row->length - 2);
    bool const continues =
        std::ranges::all_of(rest, [](char each) { return (byte_of(each) & 0xC0U) == 0x80U; });
    return continues ? row->length : 0;
}

void append_escaped(std::string& out, std::uint8_t code)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u00";
    out += digits[code >> 4U];
    out += digits[code & 0x0FU];
}

void append_ascii(std::string& out, char character)
{
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    bool const control = byte_of(character) < 0x20 || character == 0x7F;
    if (control)
        append_escaped(out, byte_of(character));
    else
        out += character;
}

void append_sequence(std::string& out, std::string_view sequence)
{
    bool const c1_control = byte_of(sequence[0]) == 0xC2 && byte_of(sequence[1]) < 0xA0;
    if (c1_control)
        append_escaped(out, byte_of(sequence[1]));
    else
        out += sequence;
}

} // namespace

void append_json(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        std::size_t taken = 1;
        if (byte_of(text.front()) < 0x80) {
            append_ascii(out, text.front());
        } else if (auto const length = sequence_length(text); length != 0) {
            append_sequence(out, text.substr(0, length));
            taken = length;
        } else {
            out += replacement;
        }
        text.remove_prefix(taken);
    }
    out += '"';
}

} // namespace etimbre::telemetry
