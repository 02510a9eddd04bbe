#include "inventory.hpp"

#include "adapters/crypto/secret.hpp"
#include "adapters/crypto/trust_draft.hpp"
#include "adapters/crypto/trust_folder.hpp"
#include "adapters/est3dgate/acquirer.hpp"
#include "domain/fees/seeds.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
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

/// Keys in a folder that lasts as long as the process.
struct KeyOffice {
    NewFolder home;
    std::filesystem::path folder = home.path();
    crypto::Secret passphrase = crypto::Secret::random(16);
    std::optional<crypto::KeyStore> keys;

    KeyOffice()
    {
        auto const begin = opening - std::chrono::hours{1};
        keys = crypto::KeyStore::create(folder / "keys", passphrase, {.now = begin, .cost = {1, 8U << 10U}});
        crypto::Ed25519Key const root{crypto::Secret::random(32)};
        auto trust = crypto::TrustFolder::make(folder / "trust");
        trust.pin(std::array<domain::stamp::PublicKey, 1>{root.public_key()});
        auto const list = crypto::draft_trust_list(
            crypto::listed_keys(keys->records(), {}, begin),
            {},
            {.issuer = "MA", .now = begin, .life = std::chrono::days{3650}}
        );
        trust.publish(crypto::sign_trust_list(list, root));
    }
};

KeyOffice const& key_office()
{
    static KeyOffice const office;
    return office;
}

} // namespace

NewFolder::NewFolder()
{
    auto pattern = (std::filesystem::temp_directory_path() / "etimbre-api-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = pattern;
}

NewFolder::~NewFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
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
    return *key_office().keys;
}

std::unique_ptr<crypto::LiveKeys> live_keys_of_tests(core::Clock clock)
{
    auto const& office = key_office();
    return std::make_unique<crypto::LiveKeys>(
        crypto::KeyPlaces{office.folder / "keys", office.folder / "trust", "MA"},
        office.passphrase,
        clock,
        [](std::string_view, std::string_view) {}
    );
}

} // namespace etimbre::http::api
