#include "inventory.hpp"

#include "adapters/crypto/secret.hpp"
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

adapters::est3dgate::Settings acquirer_settings()
{
    return {
        .client_id = "600001234",
        .store_key = store_key,
        .gateway_url = "https://pay.example/fim/est3Dgate",
        .api_url = "https://pay.example/fim/api",
        .api_name = "name",
        .api_password = "password",
        .ca_file = "",
        .ok_url = "https://etimbre.example/pay/return",
        .fail_url = "https://etimbre.example/pay/return",
        .shop_url = "https://etimbre.example/pay/return",
        .callback_url = "https://etimbre.example/api/v1/payments/est3dgate/callback",
    };
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
