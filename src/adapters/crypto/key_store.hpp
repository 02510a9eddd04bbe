#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_record.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "adapters/crypto/sealed_directory.hpp"
#include "adapters/crypto/secret.hpp"
#include "core/bytes.hpp"
#include "core/instant.hpp"
#include "domain/stamp/trust.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace etimbre::adapters::crypto {

/// How long a stamp key signs, and for how long something it signed may be valid, both from its beginning.
struct KeyPlan {
    core::Instant now; ///< when it begins
    std::chrono::seconds signing_period = std::chrono::days{90};
    /// At least the signing period and the validity of a stamp.
    std::chrono::seconds verify_for = std::chrono::days{90 + 365 + 30};
    KdfCost cost{};
};

/// What a new stamp key of that plan says of itself.
KeyRecord stamp_record(KeyPlan const& plan);

/// The opened keys of one directory. Does not change once made, so that threads may share it. Every member
/// throws KeyFailure for what it does not have.
class KeyStore {
public:
    /// Makes a directory with one new key of each use that a service has. Throws, and changes nothing, where
    /// it has a key already.
    static KeyStore
    create(std::filesystem::path const& directory, Secret const& passphrase, KeyPlan const& plan);
    /// Throws for a wrong passphrase, a changed file, and a directory in which a use has no key.
    static KeyStore open(std::filesystem::path const& directory, Secret const& passphrase);
    /// The same, from a directory that is open.
    explicit KeyStore(SealedDirectory const& directory);

    std::vector<KeyRecord> const& records() const { return records_; }

    /// Whether the secret half of that stamp key is here.
    bool has(domain::stamp::Kid const& kid) const { return signing_.contains(kid); }
    /// Ed25519 over `message`; the same bytes every time. Stamp keys only.
    domain::stamp::Signature sign(domain::stamp::Kid const& kid, core::ByteView message) const;

    /// The one secret of a use, 32 bytes; where there are several, the one that began last. Not for stamp
    /// and holder keys.
    Secret const& secret(KeyUse use) const;
    /// HMAC-SHA-256 under that secret.
    core::Hash hmac(KeyUse use, core::ByteView message) const;

    /// One epoch of the key that binds stamps to documents.
    struct Epoch {
        std::int64_t nbf = 0; ///< Unix seconds; it lasts until the next one begins
        Secret secret;
    };
    /// From the oldest; never empty.
    std::vector<Epoch> const& epochs() const { return epochs_; }

private:
    explicit KeyStore(std::vector<OpenedKey> keys);
    void take(OpenedKey key);
    void require_every_use(std::filesystem::path const& directory) const;

    std::vector<KeyRecord> records_; ///< by use, then from the oldest
    std::map<domain::stamp::Kid, Ed25519Key> signing_;
    std::map<KeyUse, Secret> secrets_;
    std::vector<Epoch> epochs_;
};

} // namespace etimbre::adapters::crypto
