#pragma once

#include "core/bytes.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::domain::stamp {

/// First 8 bytes of the COSE key thumbprint (RFC 9679): a hint for finding the key, not a proof of anything.
using Kid = std::array<std::uint8_t, 8>;
/// Ed25519 public key, RFC 8032 section 5.1.5.
using PublicKey = std::array<std::uint8_t, 32>;
/// Ed25519 signature, R || S.
using Signature = std::array<std::uint8_t, 64>;

/// A key that may have signed stamps.
struct TrustedKey {
    Kid kid{};
    PublicKey x{};
    std::int64_t nbf = 0; ///< first issuing second it may have signed, Unix time
    std::int64_t exp = 0; ///< first issuing second it may not, Unix time
    /// Where the key is compromised: stamps with this log index or a later one are refused.
    std::optional<std::uint64_t> cut{};

    friend bool operator==(TrustedKey const&, TrustedKey const&) = default;
};

/// Whose stamps are believed, and by which keys. Two keys may share a kid.
struct TrustList {
    std::string issuer; ///< ISO 3166-1 alpha-2, upper case
    std::vector<TrustedKey> keys;
    /// From this Unix time on the list is too old to decide anything; absent where it cannot age.
    std::optional<std::int64_t> fresh_until{};

    friend bool operator==(TrustList const&, TrustList const&) = default;
};

/// The kid of an Ed25519 key: SHA-256 over the deterministic CBOR map {1: 1, -1: 6, -2: x} (RFC 9679), cut
/// to 8.
Kid kid_of(PublicKey const& x, core::Sha256 sha256);

} // namespace etimbre::domain::stamp
