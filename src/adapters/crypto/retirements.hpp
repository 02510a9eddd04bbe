#pragma once

#include "adapters/crypto/key_directory.hpp"
#include "domain/stamp/trust.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace etimbre::adapters::crypto {

/// An operator's word that a stamp key signs no more. It stands beside the keys, not sealed: whoever could
/// write it could remove the key as well.
struct Retirement {
    domain::stamp::Kid kid{};
    std::int64_t at = 0; ///< Unix seconds
    /// Where the key is in other hands: its stamps from this log index on are refused.
    std::optional<std::uint64_t> cut{};

    friend bool operator==(Retirement const&, Retirement const&) = default;
};

/// In the order of kids. @throws KeyFailure for a file that says something else.
std::vector<Retirement> read_retirements(KeyDirectory const& directory);

/// Writes it in place of what was said of this key before.
void write_retirement(KeyDirectory& directory, Retirement const& retirement);

} // namespace etimbre::adapters::crypto
