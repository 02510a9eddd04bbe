#include "config/print.hpp"

#include "config/keys.hpp"
#include "config/read.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::config {
namespace {

constexpr std::string_view preamble =
    "# Configuration of etimbre, with every key there is. What is left out keeps its default.\n"
    "# Relative paths begin in the state directory: ETIMBRE_STATE_DIR, or var/dev.\n"
    "# Secrets stand in files of their own; this file holds only their names.\n";

constexpr std::string_view about_acquirers = "One table for each acquirer, as many as there are contracts. "
                                             "Its name, such as cmi, stands in the ledger and in "
                                             "reports and never changes: a to z, digits and hyphens, at most "
                                             "16. A payment stays with the acquirer that it was "
                                             "begun with.";

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

constexpr std::size_t screen_columns = 110;

/// A TOML array: in one line where it fits, else an element a line.
std::string toml_array(std::vector<std::string> const& elements, std::size_t columns)
{
    std::string line;
    std::string lines;
    for (auto const& each : elements) {
        if (!line.empty()) line += ", ";
        line += each;
        lines += "    " + each + ",\n";
    }
    return line.size() + 2 <= columns ? "[" + line + "]" : "[\n" + lines + "]";
}

/// How the file writes a value; an overload for each kind of value.
template <class Owner>
struct Write {
    Owner& owner;
    std::size_t columns = std::string::npos; ///< that there are for it

    std::string operator()(Text<Owner> const& text) const { return toml_string(text.of(owner)); }
    std::string operator()(Number<Owner> const& number) const { return std::to_string(number.get(owner)); }
    std::string operator()(Words<Owner> const& words) const
    {
        std::vector<std::string> elements;
        for (auto const& each : words.of(owner)) elements.push_back(toml_string(each));
        return toml_array(elements, columns);
    }
};

/// What a key takes: "seconds, 1 to 3600", "PEM file", "two capital letters (ISO 3166)".
template <class Owner>
struct Range {
    std::string_view unit;

    std::string operator()(Number<Owner> const& number) const
    {
        return std::string{unit} + ", " + std::to_string(number.least) + " to " + std::to_string(number.most);
    }
    std::string operator()(Text<Owner> const& text) const
    {
        return std::string{unit.empty() ? text.rule.must_be : unit};
    }
    std::string operator()(Words<Owner> const&) const { return "list of " + std::string{unit}; }
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

template <class Owner>
std::string entry(KeyOf<Owner> const& key, Owner owner, Owner standard)
{
    auto const range = capitalised(std::visit(Range<Owner>{key.unit}, key.value));
    auto const by_default = std::visit(Write<Owner>{standard}, key.value);
    return "\n" + comment(key.meaning) + comment(range + "; default " + by_default + ".") +
           std::string{key.name} + " = " +
           std::visit(Write<Owner>{owner, screen_columns - key.name.size() - 3}, key.value) + "\n";
}

std::string table_of(Acquirer const& acquirer)
{
    auto out = "\n[acquirers." + acquirer.name + "]\n";
    for (auto const& key : acquirer_keys()) out += entry(key, acquirer, Acquirer{});
    return out;
}

} // namespace

std::string print(Settings const& settings)
{
    std::string out{preamble};
    std::string_view section;
    for (auto const& key : keys()) {
        if (key.section != section) out += "\n[" + std::string{key.section} + "]\n";
        section = key.section;
        out += entry(key, settings, defaults());
    }
    out += "\n" + comment(about_acquirers);
    for (auto const& acquirer : settings.acquirers) out += table_of(acquirer);
    return out;
}

} // namespace etimbre::config
