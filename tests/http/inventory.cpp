#include "inventory.hpp"

#include "adapters/crypto/secret.hpp"
#include "adapters/est3dgate/acquirer.hpp"
#include "domain/fees/seeds.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace etimbre::http::api {
namespace {

namespace crypto = adapters::crypto;

std::string content_of(std::string_view path)
{
    std::ifstream file{std::filesystem::path{PROJECT_ROOT} / path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::unique_ptr<app::pay::Acquirer> contract_of(Merchant const& merchant, std::string const& at)
{
    return std::make_unique<adapters::est3dgate::Est3dGate>(adapters::est3dgate::Settings{
        .client_id = std::string{merchant.client_id},
        .store_key = std::string{merchant.store_key},
        .gateway_url = at + "/fim/est3Dgate",
        .api_url = at + "/fim/api",
        .api_name = "name",
        .api_password = "password",
        .ca_file = "",
        .ok_url = "https://etimbre.example/pay/return",
        .fail_url = "https://etimbre.example/pay/return",
        .shop_url = "https://etimbre.example/pay/return",
        .callback_url = "https://etimbre.example/api/v1/payments/est3dgate/callback",
    });
}

} // namespace

std::filesystem::path new_folder()
{
    auto pattern = (std::filesystem::temp_directory_path() / "etimbre-api-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    return pattern;
}

domain::fees::Catalogue catalogue_of_seeds()
{
    auto const missions = content_of("seeds/missions.csv");
    auto const tariff = content_of("seeds/tariff.csv");
    auto const rates = content_of("seeds/exchange_rates.csv");
    return domain::fees::read_catalogue({missions, tariff, rates});
}

app::pay::Acquirers two_acquirers()
{
    std::vector<app::pay::Contract> contracts;
    contracts.push_back(
        {{.name = "cmi", .valid_until = opening + std::chrono::days{365}},
         "https://pay.example",
         contract_of(merchant_of_cmi, "https://pay.example")}
    );
    contracts.push_back(
        {{.name = "atlas", .missions = {post_of_atlas}},
         "https://atlas.example",
         contract_of(merchant_of_atlas, "https://atlas.example")}
    );
    return {std::move(contracts), std::chrono::minutes{90}};
}

crypto::KeyStore const& keys_of_tests()
{
    static auto const keys = [] {
        auto const folder = new_folder();
        auto made = crypto::KeyStore::create(
            folder / "keys",
            crypto::Secret::random(16),
            {.now = opening - std::chrono::hours{1}, .cost = {1, 8U << 10U}}
        );
        std::filesystem::remove_all(folder);
        return made;
    }();
    return keys;
}

} // namespace etimbre::http::api
