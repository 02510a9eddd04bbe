#pragma once

#include "adapters/crypto/key_store.hpp"
#include "adapters/crypto/live_keys.hpp"
#include "app/pay/ports.hpp"
#include "app/stamp/ports.hpp"

#include <string>

/// The ports of the use cases that need a key, each over what must outlive it.
namespace etimbre::adapters::crypto {

class StampSigner final : public app::stamp::Signer {
public:
    explicit StampSigner(LiveKeys const& keys) : keys_{keys} {}
    /// Of the keys in the trust list only.
    app::stamp::Kid current(core::Instant now) const override { return signing_kid(*keys_.at_hand(), now); }
    /// With any key whose secret is there: what was issued is shown again with its own.
    app::stamp::Signature sign(app::stamp::Kid const& kid, core::ByteView message) const override
    {
        return keys_.at_hand()->keys->sign(kid, message);
    }
    bool made(
        domain::stamp::PublicKey const& x, core::ByteView message, app::stamp::Signature const& signature
    ) const override;

private:
    LiveKeys const& keys_;
};

class BindingKeys final : public app::stamp::HolderKeys {
public:
    /// After an epoch has begun, for so long what matches the one before is accepted too: a service may have
    /// read the new key late.
    static constexpr std::chrono::minutes overlap{10};

    explicit BindingKeys(LiveKeys const& keys) : keys_{keys} {}
    Binding bind(std::string_view number, std::string_view document, core::Instant ordered) const override;
    bool matches(
        std::string_view number, std::string_view document, core::Instant ordered, Binding const& bound
    ) const override;

private:
    LiveKeys const& keys_;
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
