#pragma once

#include "adapters/crypto/secret.hpp"
#include "core/bytes.hpp"
#include "domain/stamp/trust.hpp"

namespace etimbre::adapters::crypto {

/// Pure Ed25519 as libsodium's `crypto_sign_verify_detached` decides it, which is the rule of the stamp
/// format: S not below the group's order, a non-canonical or small-order key, a small-order R are all
/// refused. Fits domain::stamp::VerifySignature.
bool verify_signature(
    domain::stamp::PublicKey const& x, core::ByteView message, domain::stamp::Signature const& signature
);

/// Whether a public key can be trusted: the canonical encoding of a point of the prime-order group, so
/// neither of small nor of mixed order. Fits domain::stamp::IsSoundKey.
bool is_sound_key(domain::stamp::PublicKey const& x);

/// A signing key in locked memory. Signatures are deterministic (RFC 8032).
class Ed25519Key {
public:
    /// @param seed  the 32 bytes that RFC 8032 calls the private key. @throws KeyFailure for another length.
    explicit Ed25519Key(Secret const& seed);

    domain::stamp::PublicKey const& public_key() const { return x_; }
    domain::stamp::Kid kid() const;
    domain::stamp::Signature sign(core::ByteView message) const;

private:
    Secret key_; ///< seed || public key, as libsodium wants it
    domain::stamp::PublicKey x_{};
};

} // namespace etimbre::adapters::crypto
