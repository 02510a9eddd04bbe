#pragma once

#include "adapters/crypto/key_record.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "adapters/crypto/secret.hpp"
#include "core/bytes.hpp"

#include <string>

/// One key at rest. The file is the CBOR array ["etimbre-key-1", header, sealed]: the header, itself encoded
/// CBOR, says in clear what the key is and how it is sealed; `sealed` is the secret under XChaCha20-Poly1305
/// with the header as associated data, so that a key can neither change its role nor its dates.
namespace etimbre::adapters::crypto {

/// How the files of one directory are sealed. They share it, so that the passphrase is stretched once.
struct SealPlan {
    Salt salt{};
    KdfCost cost{};

    friend bool operator==(SealPlan const&, SealPlan const&) = default;
};

/// A key file taken apart. Nothing in it is known to be true before it is opened.
struct KeyFile {
    KeyRecord record;
    SealPlan plan;
    std::array<std::uint8_t, 24> nonce{};
    core::Bytes header; ///< as it stood in the file
    core::Bytes sealed;
};

/// The content of a new key file. @param wrapping_key  from `stretch` with this plan.
core::Bytes
seal(KeyRecord const& record, Secret const& secret, SealPlan const& plan, Secret const& wrapping_key);

/// @param name  the file's name, which must be that of the key inside. @throws KeyFailure naming the file.
KeyFile parse_key_file(core::ByteView content, std::string const& name);

/// @throws KeyFailure where the passphrase was another or a byte of the file was changed; which of the two
/// cannot be known.
Secret open(KeyFile const& file, Secret const& wrapping_key);

} // namespace etimbre::adapters::crypto
