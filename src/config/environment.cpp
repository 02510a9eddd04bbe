#include "config/environment.hpp"

#include "config/failure.hpp"

#include <charconv>
#include <optional>
#include <string>

namespace etimbre::config {
namespace {

std::optional<std::string> variable(Environment const& environment, char const* name)
{
    auto const* const value = environment(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
}

std::optional<std::uint16_t> port(Environment const& environment, char const* name)
{
    auto const text = variable(environment, name);
    if (!text) return std::nullopt;
    std::uint16_t value = 0;
    auto const* const end = text->data() + text->size();
    auto const [rest, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || rest != end || value == 0)
        throw ConfigFailure{
            std::string{"the environment variable "} + name + " is '" + *text +
            "'; it must be a TCP port, 1 to 65535"
        };
    return value;
}

} // namespace

std::filesystem::path state_directory(Environment const& environment)
{
    return variable(environment, "ETIMBRE_STATE_DIR").value_or("var/dev");
}

std::filesystem::path default_file(Environment const& environment)
{
    return state_directory(environment) / "etimbre.toml";
}

std::string with_port(std::string_view url, std::uint16_t port)
{
    auto const host = url.find("://") + 3;
    auto const path = std::min(url.find('/', host), url.size());
    auto const authority = url.substr(host, path - host);
    auto const colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    std::string out{url.substr(0, host)};
    out += authority.substr(0, colon);
    out += ':' + std::to_string(port);
    out += url.substr(path);
    return out;
}

void apply_environment(Environment const& environment, Settings& settings)
{
    settings.state_directory = state_directory(environment);
    if (auto const given = variable(environment, "CREDENTIALS_DIRECTORY"))
        if (auto const file = std::filesystem::path{*given} / "passphrase"; std::filesystem::exists(file))
            settings.keys.passphrase_file = file.string();
    if (auto const given = port(environment, "ETIMBRE_PUBLIC_PORT")) settings.public_listener.port = *given;
    if (auto const given = port(environment, "ETIMBRE_PARTNER_PORT")) settings.partner_listener.port = *given;
    if (auto const given = port(environment, "ETIMBRE_OPS_PORT")) settings.ops_listener.port = *given;
    if (auto const given = port(environment, "ETIMBRE_ACQUIRER_PORT")) {
        auto& first = settings.acquirers.front();
        first.gateway_url = with_port(first.gateway_url, *given);
        first.api_url = with_port(first.api_url, *given);
    }
}

} // namespace etimbre::config
