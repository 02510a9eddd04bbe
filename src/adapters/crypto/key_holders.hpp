#pragma once

#include "adapters/crypto/key_store.hpp"
#include "app/pay/ports.hpp"
#include "app/stamp/ports.hpp"

#include <string>

/// The ports of the use cases that need a key, each over the one KeyStore, which must outlive them.
namespace etimbre::adapters::crypto {

class StampSigner final : public app::stamp::Signer {
public:
    explicit StampSigner(KeyStore const& keys) : keys_{keys} {}
    app::stamp::Kid current(core::Instant now) const override { return keys_.current_kid(now); }
    app::stamp::Signature sign(app::stamp::Kid const& kid, core::ByteView message) const override
    {
        return keys_.sign(kid, message);
    }
    bool made(
        domain::stamp::PublicKey const& x, core::ByteView message, app::stamp::Signature const& signature
    ) const override;

private:
    KeyStore const& keys_;
};

class BindingKeys final : public app::stamp::HolderKeys {
public:
    explicit BindingKeys(KeyStore const& keys) : keys_{keys} {}
    std::array<std::uint8_t, 2> bind(std::string_view number, std::string_view document) const override;

private:
    KeyStore const& keys_;
};

/// Tokens are HMAC-SHA-256 over the order's id under the token key, each kind with its own label: nothing is
/// stored, and a database thief can make none.
class DerivedTokens final : public app::pay::OrderTokens {
public:
    explicit DerivedTokens(KeyStore const& keys) : keys_{keys} {}
    std::string access(core::OrderId const& order) const override;
    std::string link(core::OrderId const& order) const override;
    bool is_access(core::OrderId const& order, std::string_view token) const override;
    bool is_link(core::OrderId const& order, std::string_view token) const override;

private:
    KeyStore const& keys_;
};

/// The fingerprint of a request, 64 hexadecimal characters: keyed, so that a document number in the request
/// cannot be guessed from the table of kept replies.
std::string fingerprint(KeyStore const& keys, core::ByteView request);

} // namespace etimbre::adapters::crypto
