#include "core/utf8.hpp"
#include "letters/content.hpp"

#include <algorithm>

namespace etimbre::letters {
namespace {

constexpr std::string_view left_to_right_mark = "\u200E";

constexpr bool has_arabic(std::string_view value)
{
    return std::ranges::any_of(value, [](char c) {
        auto const lead = static_cast<unsigned char>(c);
        return lead >= 0xD8 && lead <= 0xDB; // U+0600 to U+06FF
    });
}

/// French sets a space before it.
std::string_view colon(core::Language language)
{
    return language == core::Language::fr ? "\u00A0:" : ":";
}

void write_lines(std::string& out, std::vector<Line> const& lines, core::Language language)
{
    for (auto const& [term, value] : lines)
        out.append(term)
            .append(colon(language))
            .append(" ")
            .append(with_direction(value, language))
            .append("\n");
}

constexpr bool turns_direction(char32_t code)
{
    return code == U'\u061C' || code == U'\u200E' || code == U'\u200F' ||
           (code >= U'\u202A' && code <= U'\u202E') || (code >= U'\u2066' && code <= U'\u2069');
}

} // namespace

std::string with_direction(std::string_view value, core::Language language)
{
    if (language != core::Language::ar || has_arabic(value)) return std::string{value};
    return std::string{left_to_right_mark}.append(value).append(left_to_right_mark);
}

std::string as_text(Content const& content)
{
    std::string out = content.greeting + "\n\n" + content.title + "\n" + content.fact + "\n\n";
    write_lines(out, content.order, content.language);
    for (auto const& stamp : content.stamps) {
        out.append("\n").append(stamp.service).append("\n");
        write_lines(out, stamp.lines, content.language);
    }
    // A line of its own: programs make a link of it, and nothing turns its direction.
    out.append("\n")
        .append(content.open)
        .append(colon(content.language))
        .append("\n")
        .append(content.link)
        .append("\n\n");
    for (auto const note : content.notes) out.append(note).append("\n");
    return out.append("\n-- \n").append(content.sender).append("\n");
}

std::string greeted_name(std::string_view name)
{
    std::string out;
    while (!name.empty()) {
        auto const before = name;
        auto const code = core::take_code_point(name);
        if (!code) return out;
        bool const is_control =
            *code < 0x20 || (*code >= 0x7F && *code < 0xA0) || *code == U'\u2028' || *code == U'\u2029';
        if (!is_control && !turns_direction(*code)) out += before.substr(0, before.size() - name.size());
    }
    return out;
}

} // namespace etimbre::letters
