#pragma once

#include "core/bytes.hpp"
#include "domain/stamp/trust.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::adapters::crypto {

/// What a key is for. Stamp and root keys are Ed25519; the others are 32 secret bytes.
enum class KeyUse {
    stamp,  ///< signs stamps and receipts
    holder, ///< binds stamps to documents (HMAC)
    token,  ///< derives access and link tokens
    reply,  ///< fingerprints requests and seals replies kept for idempotency
    root,   ///< signs the trust list and nothing else; stands in a directory of its own
};

inline constexpr std::array<std::string_view, 5> key_use_words{"stamp", "holder", "token", "reply", "root"};

constexpr bool has_public_half(KeyUse use)
{
    return use == KeyUse::stamp || use == KeyUse::root;
}

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
    domain::stamp::Kid kid{};    ///< with a public half by its thumbprint; else 8 random bytes
    std::int64_t nbf = 0;        ///< in use from here
    std::int64_t sign_until = 0; ///< stamp keys: signs before here
    std::int64_t exp = 0;        ///< stamp keys: what it signed may be valid before here
    std::optional<domain::stamp::PublicKey> x{}; ///< stamp and root keys only

    /// "stamp-a1b0857875b41167.key"
    std::string file_name() const { return std::string{word_of(use)} + "-" + core::to_hex(kid) + ".key"; }
    friend bool operator==(KeyRecord const&, KeyRecord const&) = default;
};

} // namespace etimbre::adapters::crypto
