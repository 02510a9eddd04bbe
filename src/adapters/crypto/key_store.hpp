#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_record.hpp"
#include "adapters/crypto/passphrase.hpp"
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

/// How long the first stamp key signs, and how long what it signed verifies, both counted from `now`.
struct KeyPlan {
    core::Instant now;
    std::chrono::seconds signing_period = std::chrono::days{90};
    /// At least the signing period and the validity of a stamp.
    std::chrono::seconds verify_for = std::chrono::days{90 + 365 + 30};
    KdfCost cost{};
};

/// The opened keys of one directory, one file a key, all under one passphrase. Does not change once made, so
/// that threads may share it. Every member throws KeyFailure for what it does not have.
class KeyStore {
public:
    /// Makes a directory with one new key of each use. Throws, and changes nothing, where it has a key
    /// already.
    static KeyStore
    create(std::filesystem::path const& directory, Secret const& passphrase, KeyPlan const& plan);
    /// Throws for a wrong passphrase, a changed file, and a directory in which a use has no key.
    static KeyStore open(std::filesystem::path const& directory, Secret const& passphrase);

    std::vector<KeyRecord> const& records() const { return records_; }

    /// The stamp key that signs at `now`: of those whose time it is, the one that began last.
    domain::stamp::Kid current_kid(core::Instant now) const;
    /// Ed25519 over `message`; the same bytes every time.
    domain::stamp::Signature sign(domain::stamp::Kid const& kid, core::ByteView message) const;

    /// The newest secret of a use, 32 bytes. Not for stamp keys.
    Secret const& secret(KeyUse use) const;
    /// HMAC-SHA-256 under that secret.
    core::Hash hmac(KeyUse use, core::ByteView message) const;

private:
    KeyStore() = default;
    void take(KeyRecord const& record, Secret secret);
    void require_every_use(std::filesystem::path const& directory) const;

    std::vector<KeyRecord> records_; ///< by use, then from the oldest
    std::map<domain::stamp::Kid, Ed25519Key> signing_;
    std::map<KeyUse, Secret> secrets_;
};

/// What a key directory holds, by use and then from the oldest; needs no passphrase, and therefore believes
/// the files. @throws KeyFailure where a file is damaged or the directory cannot be read.
std::vector<KeyRecord> read_records(std::filesystem::path const& directory);

/// The stamp keys among the records, as verification wants them. Does not age.
domain::stamp::TrustList trust_list(std::span<KeyRecord const> records, std::string issuer);

} // namespace etimbre::adapters::crypto
