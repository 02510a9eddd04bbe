#pragma once

#include "core/bytes.hpp"
#include "domain/stamp/trust.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::adapters::crypto {

/// What a key is for. A stamp key is Ed25519; the others are 32 secret bytes.
enum class KeyUse {
    stamp,  ///< signs stamps and receipts
    holder, ///< binds stamps to documents (HMAC)
    token,  ///< derives access and link tokens
    reply,  ///< fingerprints requests and seals replies kept for idempotency
};

inline constexpr std::array<std::string_view, 4> key_use_words{"stamp", "holder", "token", "reply"};

constexpr std::string_view word_of(KeyUse use)
{
    return key_use_words.at(static_cast<std::size_t>(use));
}

constexpr std::optional<KeyUse> key_use_of(std::string_view word)
{
    for (std::size_t i = 0; i < key_use_words.size(); ++i)
        if (key_use_words.at(i) == word) return static_cast<KeyUse>(i);
    return std::nullopt;
}

/// What may be known of a key without the passphrase. Times are Unix seconds.
struct KeyRecord {
    KeyUse use = KeyUse::stamp;
    domain::stamp::Kid kid{};    ///< of a stamp key by its thumbprint; of the others 8 random bytes
    std::int64_t nbf = 0;        ///< in use from here
    std::int64_t sign_until = 0; ///< stamp keys: signs before here
    std::int64_t exp = 0;        ///< stamp keys: verifies before here
    std::optional<domain::stamp::PublicKey> x{}; ///< stamp keys only

    /// "stamp-a1b0857875b41167.key"
    std::string file_name() const { return std::string{word_of(use)} + "-" + core::to_hex(kid) + ".key"; }
    friend bool operator==(KeyRecord const&, KeyRecord const&) = default;
};

} // namespace etimbre::adapters::crypto
