#include "telemetry/json_text.hpp"

#include "core/utf8.hpp"

#include <algorithm>

namespace etimbre::telemetry {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// C0, DEL and C1: what a terminal may take for a command.
constexpr bool is_control(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

void append_escaped(std::string& out, char32_t code)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u00";
    out += digits[(code >> 4U) & 0x0FU];
    out += digits[code & 0x0FU];
}

void append(std::string& out, char32_t code, std::string_view sequence)
{
    switch (code) {
    case U'"':
        out += "\\\"";
        return;
    case U'\\':
        out += "\\\\";
        return;
    case U'\n':
        out += "\\n";
        return;
    case U'\r':
        out += "\\r";
        return;
    case U'\t':
        out += "\\t";
        return;
    default:
        break;
    }
    if (is_control(code))
        append_escaped(out, code);
    else
        out += sequence;
}

/// ASCII that stands for itself, which is most of what is written.
constexpr bool is_plain(char each)
{
    return each >= 0x20 && each < 0x7F && each != '"' && each != '\\';
}

std::string_view take_plain(std::string_view& text)
{
    auto const end = std::ranges::find_if_not(text, is_plain);
    auto const plain = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(plain.size());
    return plain;
}

} // namespace

void append_json(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        out += take_plain(text);
        if (text.empty()) break;
        auto const before = text;
        if (auto const code = core::take_code_point(text)) {
            append(out, *code, before.substr(0, before.size() - text.size()));
        } else {
            out += replacement;
            text.remove_prefix(1);
        }
    }
    out += '"';
}

} // namespace etimbre::telemetry
