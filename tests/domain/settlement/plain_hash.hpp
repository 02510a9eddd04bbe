#pragma once

#include "core/bytes.hpp"

namespace etimbre::domain::settlement {

/// Tells texts apart, which is all that these rules ask of a hash.
inline core::Hash plain_hash(core::ByteView bytes)
{
    core::Hash hash{};
    std::uint64_t state = 14695981039346656037ULL;
    for (std::size_t at = 0; at < bytes.size() + hash.size(); ++at) {
        auto const byte = at < bytes.size() ? bytes[at] : std::uint8_t{0};
        state = (state ^ byte) * 1099511628211ULL;
        hash.at(at % hash.size()) ^= static_cast<std::uint8_t>(state >> 56U);
    }
    return hash;
}

} // namespace etimbre::domain::settlement
