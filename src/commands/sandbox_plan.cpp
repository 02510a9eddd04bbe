#include "commands/sandbox_plan.hpp"

#include "config/keys.hpp"
#include "config/places.hpp"
#include "config/server_address.hpp"

#include <array>
#include <charconv>
#include <span>
#include <string_view>
#include <variant>

namespace etimbre::commands {
namespace {

constexpr std::uint16_t dns = 53;
constexpr std::uint16_t https = 443;

constexpr std::array of_the_system{
    "/usr",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/ssl",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/resolv.conf",
    "/etc/hosts",
    "/etc/host.conf",
    "/etc/gai.conf",
    "/etc/nsswitch.conf",
    "/etc/services",
    "/proc/self",
    "/dev/urandom",
    "/dev/null",
    "/var/cache/fontconfig",
    "/sys/devices/system/cpu",
};

/// The values of the keys that name a file or a folder. The root keys are none of the service's business.
bool names_a_place(std::string_view name, std::string_view unit)
{
    if (name.starts_with("root_")) return false;
    return unit.ends_with("file") || unit.ends_with("folder") || unit.ends_with("files");
}

std::filesystem::path
folder_of(config::Settings const& settings, std::string_view unit, std::string const& value)
{
    auto const path = config::path_of(settings, value);
    return unit.ends_with("folder") ? path : path.parent_path();
}

/// The folders that the keys of `owner` name.
template <class Owner>
void read_places(
    sandbox::Plan& plan,
    config::Settings const& settings,
    std::span<config::KeyOf<Owner> const> keys,
    Owner owner // NOLINT(performance-unnecessary-value-param): a key hands out its member to be changed
)
{
    for (auto const& key : keys)
        if (auto const* const text = std::get_if<config::Text<Owner>>(&key.value);
            text && names_a_place(key.name, key.unit))
            if (auto const& value = text->of(owner); !value.empty())
                plan.read.push_back(folder_of(settings, key.unit, value));
}

std::uint16_t port_of(std::string_view url)
{
    auto const host = url.find("://") + 3;
    auto const authority = url.substr(host, url.find('/', host) - host);
    auto const colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    if (colon == std::string_view::npos) return https;
    std::uint16_t port = https;
    std::from_chars(authority.data() + colon + 1, authority.data() + authority.size(), port);
    return port;
}

/// Of a text that the configuration has checked.
std::uint16_t number_of(std::string_view text)
{
    std::uint16_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// A Unix socket needs no rule: Landlock lets a process connect to one by its path, to which the file's mode
/// is the guard.
void add_servers(sandbox::Plan& plan, config::Store const& store)
{
    for (auto const& each : store.servers)
        if (auto const address = config::server_address_of(each); address && address->socket.empty())
            plan.connect.push_back(address->port);
}

} // namespace

sandbox::Plan sandbox_plan(config::Settings const& settings)
{
    sandbox::Plan plan;
    plan.read.assign(of_the_system.begin(), of_the_system.end());
    read_places(plan, settings, config::keys(), settings);
    for (auto const& acquirer : settings.acquirers) {
        read_places(plan, settings, config::acquirer_keys(), acquirer);
        plan.connect.push_back(port_of(acquirer.api_url));
    }
    plan.connect.push_back(dns);
    if (!settings.mail.server.empty()) plan.connect.push_back(settings.mail.port);
    if (settings.webhooks.hands > 0)
        for (auto const& port : settings.webhooks.ports) plan.connect.push_back(number_of(port));
    if (settings.store.engine == "sqlite")
        plan.write.push_back(config::path_of(settings, settings.store.database_file).parent_path());
    else
        add_servers(plan, settings.store);
    plan.write.push_back(config::path_of(settings, settings.store.journal_dir));
    plan.write.push_back(config::path_of(settings, settings.store.settlement_dir));
    // a copy of each list that is accepted
    plan.write.push_back(config::path_of(settings, settings.keys.trust_directory));
    plan.listen = {settings.public_listener.port, settings.partner_listener.port, settings.ops_listener.port};
    return plan;
}

} // namespace etimbre::commands
