#include "adapters/crypto/webhook_keys.hpp"

#include "adapters/crypto/key_failure.hpp"

namespace etimbre::adapters::crypto {
namespace {

Ed25519Key derived(KeyStore const& keys, std::string const& generation)
{
    auto drawn = keys.hmac(KeyUse::token, core::as_bytes("etimbre-webhook-ed25519|" + generation));
    auto const seed = Secret::copy_of(drawn);
    drawn.fill(0);
    return Ed25519Key{seed};
}

} // namespace

WebhookKeys::WebhookKeys(KeyStore const& keys, std::vector<std::string> const& generations)
{
    if (generations.empty()) throw KeyFailure{"no generation of webhook keys is named"};
    for (auto const& generation : generations) keys_.push_back(derived(keys, generation));
}

std::vector<domain::stamp::PublicKey> WebhookKeys::public_keys() const
{
    std::vector<domain::stamp::PublicKey> all;
    for (auto const& key : keys_) all.push_back(key.public_key());
    return all;
}

std::vector<domain::stamp::Signature> WebhookKeys::sign(std::string_view text) const
{
    std::vector<domain::stamp::Signature> all;
    for (auto const& key : keys_) all.push_back(key.sign(core::as_bytes(text)));
    return all;
}

} // namespace etimbre::adapters::crypto
