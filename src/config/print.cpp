#include "config/print.hpp"

#include "config/keys.hpp"
#include "config/read.hpp"

#include <string_view>

namespace etimbre::config {
namespace {

constexpr std::string_view preamble =
    "# Configuration of etimbre, with every key there is. What is left out keeps its default.\n"
    "# Relative paths begin in the state directory: ETIMBRE_STATE_DIR, or var/dev.\n"
    "# Secrets stand in files of their own; this file holds only their names.\n";

constexpr std::size_t comment_columns = 100;

/// A TOML basic string.
std::string toml_string(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (char const each : text) {
        auto const byte = static_cast<unsigned char>(each);
        if (each == '"' || each == '\\') {
            out += '\\';
            out += each;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 0x0FU];
        } else {
            out += each;
        }
    }
    return out + '"';
}

/// How the file writes a value; an overload for each kind of value.
struct Write {
    Settings& settings;

    std::string operator()(Text const& text) const { return toml_string(text.of(settings)); }
    std::string operator()(Number const& number) const { return std::to_string(number.get(settings)); }
    std::string operator()(Words const& words) const
    {
        std::string out;
        for (auto const& each : words.of(settings)) {
            if (!out.empty()) out += ", ";
            out += toml_string(each);
        }
        return "[" + out + "]";
    }
};

/// What a key takes: "seconds, 1 to 3600", "PEM file", "two capital letters (ISO 3166)".
struct Range {
    std::string_view unit;

    std::string operator()(Number const& number) const
    {
        return std::string{unit} + ", " + std::to_string(number.least) + " to " + std::to_string(number.most);
    }
    std::string operator()(Text const& text) const
    {
        return std::string{unit.empty() ? text.rule.must_be : unit};
    }
    std::string operator()(Words const&) const { return "list of " + std::string{unit}; }
};

std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// Lines of at most `comment_columns`, broken at spaces, each after "# ".
std::string comment(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto length = text.size();
        if (length > comment_columns) length = text.rfind(' ', comment_columns);
        out += "# ";
        out += text.substr(0, length);
        out += '\n';
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return out;
}

std::string entry(Key const& key, Settings& settings, Settings& standard)
{
    auto const range = capitalised(std::visit(Range{key.unit}, key.value));
    auto const by_default = std::visit(Write{standard}, key.value);
    return "\n" + comment(key.meaning) + comment(range + "; default " + by_default + ".") +
           std::string{key.name} + " = " + std::visit(Write{settings}, key.value) + "\n";
}

} // namespace

std::string print(Settings const& settings)
{
    auto copy = settings;
    auto standard = defaults();
    std::string out{preamble};
    std::string_view section;
    for (auto const& key : keys()) {
        if (key.section != section) out += "\n[" + std::string{key.section} + "]\n";
        section = key.section;
        out += entry(key, copy, standard);
    }
    return out;
}

} // namespace etimbre::config
