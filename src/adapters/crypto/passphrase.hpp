#pragma once

#include "adapters/crypto/secret.hpp"

#include <array>
#include <cstdint>
#include <filesystem>

namespace etimbre::adapters::crypto {

using Salt = std::array<std::uint8_t, 16>;

/// How dear Argon2id makes each guess at the passphrase. The default is libsodium's MODERATE: 256 MiB, 0.4 s.
struct KdfCost {
    std::uint64_t passes = 3;
    std::uint64_t memory_bytes = 256ULL << 20U;

    friend bool operator==(KdfCost const&, KdfCost const&) = default;
};

/// What a key file may ask for: a hostile one must not make the service take all memory or time.
inline constexpr KdfCost kdf_cost_max{16, 1ULL << 30U};

/// The passphrase in a file, without the line end that editors add. @throws KeyFailure where the file cannot
/// be read, is empty or longer than 1024 bytes, or is readable by everyone on the machine.
Secret read_passphrase(std::filesystem::path const& file);

/// The key that the keys of a directory are encrypted with: Argon2id 1.3 (RFC 9106), 32 bytes.
/// @throws KeyFailure for a cost above `kdf_cost_max` or below what Argon2id allows, and where memory is
/// short.
Secret stretch(Secret const& passphrase, Salt const& salt, KdfCost const& cost);

} // namespace etimbre::adapters::crypto
