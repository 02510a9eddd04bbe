#include "config/read.hpp"

#include "config/keys.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::config {
namespace {

[[noreturn]] void fail(toml::source_region const& where, std::string const& sentence)
{
    std::string const file = where.path ? *where.path : std::string{"configuration"};
    throw ConfigFailure{file + ":" + std::to_string(where.begin.line) + ": " + sentence};
}

/// A table of the file that is being read, as messages call it, and what its values go into.
template <class Owner>
struct Table {
    std::string name;
    std::span<KeyOf<Owner> const> keys;
    Owner& owner;
};

/// Puts one value of the file where its key says; an overload for each kind of value.
template <class Owner>
struct Assign {
    Owner& owner;
    std::string name;
    std::string_view unit;
    toml::node const& node;

    void operator()(Number<Owner> const& number) const
    {
        auto const* const value = node.as_integer();
        if (value == nullptr || value->get() < number.least || value->get() > number.most)
            refuse(
                "a whole number from " + std::to_string(number.least) + " to " + std::to_string(number.most) +
                " (" + std::string{unit} + ")"
            );
        number.set(owner, value->get());
    }

    void operator()(Text<Owner> const& text) const { text.of(owner) = checked(node, text.rule); }

    void operator()(Words<Owner> const& words) const
    {
        auto const* const array = node.as_array();
        if (array == nullptr) refuse("a list of texts, such as [\"one\", \"two\"]");
        std::vector<std::string> values;
        for (auto const& each : *array) values.push_back(checked(each, words.each));
        words.of(owner) = std::move(values);
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
        fail(node.source(), name + " must be " + wanted);
    }
};

template <class Owner>
std::string known_keys(Table<Owner> const& in)
{
    std::string out;
    for (auto const& key : in.keys) {
        if (!out.empty()) out += ", ";
        out += key.name;
    }
    return out;
}

template <class Owner>
void read_table(Table<Owner> const& into, toml::table const& from)
{
    for (auto const& [name, node] : from) {
        auto const key = std::ranges::find(into.keys, name.str(), &KeyOf<Owner>::name);
        if (key == into.keys.end())
            fail(
                name.source(),
                into.name + " has no key '" + std::string{name.str()} + "'; it has " + known_keys(into)
            );
        auto const shown = into.name + ' ' + std::string{key->name};
        std::visit(Assign<Owner>{into.owner, shown, key->unit, node}, key->value);
    }
}

Acquirer read_acquirer(toml::key const& name, toml::node const& node)
{
    auto const* const table = node.as_table();
    if (table == nullptr || !is_acquirer_name(name.str()))
        fail(
            name.source(),
            "an acquirer is a table [acquirers.NAME], its name of a to z, digits and hyphens, at most 16, a "
            "letter first"
        );
    Acquirer acquirer;
    acquirer.name = name.str();
    read_table<Acquirer>({"[acquirers." + acquirer.name + "]", acquirer_keys(), acquirer}, *table);
    return acquirer;
}

/// In the order of the file, in which the parser does not keep them.
std::vector<Acquirer> read_acquirers(toml::key const& section, toml::table const& tables)
{
    std::vector<std::pair<toml::source_position, Acquirer>> found;
    for (auto const& [name, node] : tables)
        found.emplace_back(name.source().begin, read_acquirer(name, node));
    if (found.empty()) fail(section.source(), "[acquirers] names no acquirer: write [acquirers.NAME]");
    std::ranges::sort(found, [](auto const& one, auto const& other) { return one.first < other.first; });
    std::vector<Acquirer> acquirers;
    acquirers.reserve(found.size());
    for (auto& [_, acquirer] : found) acquirers.push_back(std::move(acquirer));
    return acquirers;
}

void read_section(Settings& settings, toml::key const& section, toml::node const& node)
{
    if (section == "acquirer")
        fail(
            section.source(),
            "[acquirer] is now one of several tables: write [acquirers.cmi] in its place, cmi being what its "
            "key name said, and leave that key out"
        );
    auto const* const table = node.as_table();
    if (table != nullptr && section == "acquirers") {
        settings.acquirers = read_acquirers(section, *table);
        return;
    }
    auto const keys = keys_of(section.str());
    if (table == nullptr || keys.empty())
        fail(section.source(), "there is no section [" + std::string{section.str()} + "] in this program");
    read_table<Settings>({"[" + std::string{section.str()} + "]", keys, settings}, *table);
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
            std::string{name} + ": [acquirers." + acquirer.name +
            "] needs credentials_file, or all of client_id, store_key_file, api_name " +
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

void require_servers(Store const& store, std::string_view name)
{
    if (store.engine != "mariadb") return;
    if (store.servers.empty())
        throw ConfigFailure{std::string{name} + ": [store] engine is \"mariadb\" and servers names none"};
    bool const remote = std::ranges::any_of(store.servers, [](std::string const& each) {
        return server_address_of(each).value_or(ServerAddress{}).socket.empty();
    });
    if (remote && store.ca_file.empty())
        throw ConfigFailure{
            std::string{name} +
            ": [store] needs ca_file, for a server that is reached by TCP must prove who it is"
        };
}

void require_webhooks(Webhooks const& webhooks, std::string_view name)
{
    constexpr std::size_t pauses_most = 19;
    if (webhooks.retry_seconds.size() > pauses_most)
        throw ConfigFailure{std::string{name} + ": [webhooks] retry_seconds names at most 19 pauses"};
    if (webhooks.key_generations.empty())
        throw ConfigFailure{std::string{name} + ": [webhooks] key_generations must name a key"};
}

void require_mail(Mail const& mail, std::string_view name)
{
    if (mail.server.empty()) return;
    if (mail.from.empty())
        throw ConfigFailure{std::string{name} + ": [mail] needs from, the address that its mails come from"};
    if (mail.security == "none-on-loopback" && !is_loopback(mail.server))
        throw ConfigFailure{
            std::string{name} +
            ": [mail] security may be none-on-loopback for a server on this machine only; for " +
            mail.server + " it must be starttls or tls"
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
    for (auto const& [section, node] : parse_toml(text, name)) read_section(settings, section, node);
    for (auto const& acquirer : settings.acquirers) require_one_set_of_credentials(acquirer, name);
    require_late_expiry(settings.payments, name);
    require_servers(settings.store, name);
    require_mail(settings.mail, name);
    require_webhooks(settings.webhooks, name);
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
