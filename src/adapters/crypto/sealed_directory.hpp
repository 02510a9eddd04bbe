#pragma once

#include "adapters/crypto/key_file.hpp"
#include "adapters/crypto/key_record.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "adapters/crypto/secret.hpp"

#include <filesystem>
#include <span>
#include <vector>

namespace etimbre::adapters::crypto {

struct OpenedKey {
    KeyRecord record;
    Secret secret;
};

/// A key that signs with Ed25519, drawn now; its kid and public half are in the record.
OpenedKey draw_signing_key(KeyRecord record);
/// 32 random bytes for any other use.
OpenedKey draw_secret(KeyRecord record);

/// A directory of key files, all under one passphrase, which was stretched once: the files can be read again,
/// and a key added, without it. Every member throws KeyFailure with what is wrong.
class SealedDirectory {
public:
    /// Makes the directory with these keys, all of them or none. Throws, and changes nothing, where it has a
    /// key already.
    static SealedDirectory create(
        std::filesystem::path const& directory,
        Secret const& passphrase,
        KdfCost const& cost,
        std::span<OpenedKey const> keys
    );
    /// The directory must hold a key.
    static SealedDirectory open(std::filesystem::path const& directory, Secret const& passphrase);

    /// Every key, opened, as the files stand now; by use and then from the oldest. Throws for a wrong
    /// passphrase, a changed file, and a file of another directory.
    std::vector<OpenedKey> keys() const;
    /// A file more. Safe beside readers.
    void add(OpenedKey const& key) const;

    std::filesystem::path const& path() const { return path_; }

private:
    SealedDirectory(std::filesystem::path path, SealPlan const& plan, Secret wrapping_key);

    std::filesystem::path path_;
    SealPlan plan_;
    Secret wrapping_key_;
};

/// What a key directory holds, by use and then from the oldest; needs no passphrase, and therefore believes
/// the files. @throws KeyFailure where a file is damaged or the directory cannot be read.
std::vector<KeyRecord> read_records(std::filesystem::path const& directory);

} // namespace etimbre::adapters::crypto
