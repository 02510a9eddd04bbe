#include "config/places.hpp"

#include "config/failure.hpp"

#include <algorithm>
#include <system_error>

namespace etimbre::config {
namespace {

std::string url_of(std::string const& base_url, std::string const& address, std::uint16_t port)
{
    if (!base_url.empty()) return base_url;
    auto const host = address.contains(':') ? "[" + address + "]" : address;
    return "https://" + host + ":" + std::to_string(port);
}

std::filesystem::path
chosen_or_installed(Settings const& settings, std::string_view chosen, std::string_view name)
{
    return chosen.empty() ? installed_directory(name) : path_of(settings, chosen);
}

} // namespace

std::filesystem::path path_of(Settings const& settings, std::string_view file)
{
    return settings.state_directory / file;
}

std::filesystem::path installed_directory(std::string_view name)
{
    std::error_code unknown;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    auto const installed = (program.parent_path() / "../share/etimbre" / name).lexically_normal();
    if (!unknown && std::filesystem::is_directory(installed)) return installed;
    auto const source = std::filesystem::path{ETIMBRE_SOURCE_DIRECTORY} / name;
    if (std::filesystem::is_directory(source)) return source;
    throw ConfigFailure{
        "cannot find the folder " + std::string{name} + " that belongs to this program, neither at " +
        installed.string() + " nor at " + source.string()
    };
}

std::filesystem::path schemas_directory(Settings const& settings)
{
    return chosen_or_installed(settings, settings.store.schemas_dir, "schemas");
}

std::filesystem::path seeds_directory(Settings const& settings)
{
    return chosen_or_installed(settings, settings.store.seeds_dir, "seeds");
}

std::string base_url_of(PublicListener const& listener)
{
    return url_of(listener.base_url, listener.address, listener.port);
}

std::string base_url_of(PartnerListener const& listener)
{
    return url_of(listener.base_url, listener.address, listener.port);
}

std::vector<std::string> hosts_of(std::string_view base_url)
{
    if (base_url.empty()) return {};
    std::string host{base_url.substr(base_url.find("//") + 2)};
    auto const bracket = host.starts_with('[') ? host.find(']') : 0;
    host.resize(std::min(host.size(), host.find(':', bracket)));
    std::ranges::transform(host, host.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    std::vector<std::string> const this_machine{"localhost", "127.0.0.1", "[::1]"};
    bool const is_here = std::ranges::find(this_machine, host) != this_machine.end();
    return is_here ? this_machine : std::vector{host};
}

} // namespace etimbre::config
