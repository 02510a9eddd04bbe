#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::crypto {

/// The Ed25519 keys that sign webhooks, one a generation. They are derived from the token key, which never
/// rotates, under a label of their own, so that they need no file, and nothing that they sign can be taken
/// for anything else (docs/decisions/14-webhooks-are-signed-by-derived-keys.md).
class WebhookKeys {
public:
    /// @param generations  numbers, the one in force first: each signs, so that a receiver can change its key
    ///                     at leisure. Not empty.
    WebhookKeys(KeyStore const& keys, std::vector<std::string> const& generations);

    /// Of the generations, in their order.
    std::vector<domain::stamp::PublicKey> public_keys() const;
    std::vector<domain::stamp::Signature> sign(std::string_view text) const;

private:
    std::vector<Ed25519Key> keys_;
};

} // namespace etimbre::adapters::crypto
