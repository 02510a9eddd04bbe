#include "commands/acquirer_contract.hpp"

#include "config/failure.hpp"
#include "config/places.hpp"

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace etimbre::commands {
namespace {

std::string content_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in && text.empty()) throw config::ConfigFailure{"cannot read " + file.string()};
    return text;
}

std::string first_line_of(std::filesystem::path const& file)
{
    auto text = content_of(file);
    text.erase(std::min(text.find_first_of("\r\n"), text.size()));
    if (text.empty())
        throw config::ConfigFailure{file.string() + " is empty; it must hold a secret on its first line"};
    return text;
}

struct Credentials {
    std::string client_id;
    std::string store_key;
    std::string api_name;
    std::string api_password;
};

std::string
member(boost::json::object const& object, std::string_view name, std::filesystem::path const& file)
{
    auto const* const value = object.if_contains(name);
    if (value == nullptr || !value->is_string() || value->get_string().empty())
        throw config::ConfigFailure{file.string() + " must have the text \"" + std::string{name} + "\""};
    return std::string{value->get_string()};
}

Credentials from_json(std::filesystem::path const& file)
{
    boost::system::error_code error;
    auto const value = boost::json::parse(content_of(file), error);
    if (error || !value.is_object()) throw config::ConfigFailure{file.string() + " is not a JSON object"};
    auto const& object = value.get_object();
    return {
        member(object, "client_id", file),
        member(object, "store_key", file),
        member(object, "api_name", file),
        member(object, "api_password", file),
    };
}

Credentials credentials_of(config::Settings const& settings, config::Acquirer const& acquirer)
{
    if (!acquirer.credentials_file.empty())
        return from_json(config::path_of(settings, acquirer.credentials_file));
    return {
        acquirer.client_id,
        first_line_of(config::path_of(settings, acquirer.store_key_file)),
        acquirer.api_name,
        first_line_of(config::path_of(settings, acquirer.api_password_file)),
    };
}

} // namespace

adapters::est3dgate::Settings
acquirer_contract(config::Settings const& settings, config::Acquirer const& acquirer)
{
    auto credentials = credentials_of(settings, acquirer);
    auto const base = config::base_url_of(settings.public_listener);
    adapters::est3dgate::Settings contract;
    contract.client_id = std::move(credentials.client_id);
    contract.store_key = std::move(credentials.store_key);
    contract.gateway_url = acquirer.gateway_url;
    contract.api_url = acquirer.api_url;
    contract.api_name = std::move(credentials.api_name);
    contract.api_password = std::move(credentials.api_password);
    if (!acquirer.ca_file.empty()) contract.ca_file = config::path_of(settings, acquirer.ca_file);
    contract.ok_url = base + "/pay/return";
    contract.fail_url = base + "/pay/return";
    contract.shop_url = base + "/";
    contract.callback_url = base + "/api/v1/payments/est3dgate/callback";
    contract.excluded_fields = acquirer.hash_excluded;
    contract.session_timeout_seconds = static_cast<int>(settings.payments.session_timeout_seconds.count());
    contract.connect_timeout = acquirer.connect_timeout_ms;
    contract.total_timeout = acquirer.timeout_ms;
    return contract;
}

} // namespace etimbre::commands
