#include "config/read.hpp"

#include "config/keys.hpp"

#include <toml++/toml.h>

#include <fstream>
#include <iterator>
#include <string>

namespace etimbre::config {
namespace {

[[noreturn]] void fail(toml::source_region const& where, std::string const& sentence)
{
    std::string const file = where.path ? *where.path : std::string{"configuration"};
    throw ConfigFailure{file + ":" + std::to_string(where.begin.line) + ": " + sentence};
}

std::string name_of(Key const& key)
{
    return "[" + std::string{key.section} + "] " + std::string{key.name};
}

std::string known_keys(std::string_view section)
{
    std::string out;
    for (auto const& key : keys()) {
        if (key.section != section) continue;
        if (!out.empty()) out += ", ";
        out += key.name;
    }
    return out;
}

/// Puts one value of the file where its key says; an overload for each kind of value.
struct Assign {
    Settings& settings;
    Key const& key;
    toml::node const& node;

    void operator()(Number const& number) const
    {
        auto const* const value = node.as_integer();
        if (value == nullptr || value->get() < number.least || value->get() > number.most)
            refuse(
                "a whole number from " + std::to_string(number.least) + " to " + std::to_string(number.most) +
                " (" + std::string{key.unit} + ")"
            );
        number.set(settings, value->get());
    }

    void operator()(Text const& text) const { text.of(settings) = checked(node, text.rule); }

    void operator()(Words const& words) const
    {
        auto const* const array = node.as_array();
        if (array == nullptr) refuse("a list of texts, such as [\"one\", \"two\"]");
        std::vector<std::string> values;
        for (auto const& each : *array) values.push_back(checked(each, words.each));
        words.of(settings) = std::move(values);
    }

private:
    std::string checked(toml::node const& from, Rule rule) const
    {
        auto const* const value = from.as_string();
        if (value == nullptr || !rule.holds(value->get())) refuse(std::string{rule.must_be} + ", in quotes");
        return value->get();
    }

    [[noreturn]] void refuse(std::string const& wanted) const
    {
        fail(node.source(), name_of(key) + " must be " + wanted);
    }
};

void read_section(Settings& settings, std::string_view section, toml::table const& table)
{
    for (auto const& [name, node] : table) {
        auto const* const key = find_key(section, name.str());
        if (key == nullptr)
            fail(
                name.source(),
                "[" + std::string{section} + "] has no key '" + std::string{name.str()} + "'; it has " +
                    known_keys(section)
            );
        std::visit(Assign{settings, *key, node}, key->value);
    }
}

toml::table parse_toml(std::string_view text, std::string_view name)
{
    try {
        return toml::parse(text, name);
    } catch (toml::parse_error const& error) {
        fail(error.source(), "this is not TOML: " + std::string{error.description()});
    }
}

void require_one_set_of_credentials(Acquirer const& acquirer, std::string_view name)
{
    bool const four = !acquirer.client_id.empty() && !acquirer.store_key_file.empty() &&
                      !acquirer.api_name.empty() && !acquirer.api_password_file.empty();
    if (acquirer.credentials_file.empty() && !four)
        throw ConfigFailure{
            std::string{name} +
            ": [acquirer] needs credentials_file, or all of client_id, store_key_file, api_name " +
            "and api_password_file"
        };
}

void require_late_expiry(Payments const& payments, std::string_view name)
{
    if (payments.expire_after_minutes <= payments.session_timeout_seconds)
        throw ConfigFailure{
            std::string{name} +
            ": [payments] expire_after_minutes must be longer than session_timeout_seconds, or a " +
            "payment would be closed while the citizen is still at the card page"
        };
}

} // namespace

Settings defaults()
{
    return {};
}

Settings parse(std::string_view text, std::string_view name, Environment const& environment)
{
    auto settings = defaults();
    for (auto const& [section, node] : parse_toml(text, name)) {
        auto const* const table = node.as_table();
        if (table == nullptr || !is_section(section.str()))
            fail(
                section.source(), "there is no section [" + std::string{section.str()} + "] in this program"
            );
        read_section(settings, section.str(), *table);
    }
    require_one_set_of_credentials(settings.acquirer, name);
    require_late_expiry(settings.payments, name);
    apply_environment(environment, settings);
    return settings;
}

Settings read(std::filesystem::path const& file, Environment const& environment)
{
    std::ifstream in{file, std::ios::binary};
    if (!in || std::filesystem::is_directory(file))
        throw ConfigFailure{
            "cannot read the configuration " + file.string() +
            "; to write one with every default, run: etimbre config " + "--print > " + file.string()
        };
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    return parse(text, file.string(), environment);
}

} // namespace etimbre::config
