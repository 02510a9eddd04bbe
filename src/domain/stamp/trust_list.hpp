#pragma once

#include "core/bytes.hpp"
#include "core/instant.hpp"
#include "core/result.hpp"
#include "domain/stamp/trust.hpp"
#include "domain/stamp/verify.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The signed list of the keys that are trusted: a COSE_Sign1 (cose.hpp) by a root key over a CBOR Web Token.
/// Its CDDL is in docs/stamp-format.md.
namespace etimbre::domain::stamp {

/// What a listed key may sign.
enum class KeyRole { stamp, status, log, device_ca };

inline constexpr std::array<std::string_view, 4> key_role_words{"stamp", "status", "log", "device-ca"};

struct ListedKey {
    TrustedKey key;
    KeyRole role = KeyRole::stamp;

    friend bool operator==(ListedKey const&, ListedKey const&) = default;
};

/// What a root says is trusted, for a while.
struct TrustStatement {
    std::string issuer;          ///< ISO 3166-1 alpha-2, upper case
    std::int64_t issued_at = 0;  ///< Unix seconds
    std::int64_t expires_at = 0; ///< Unix seconds; the first second at which it decides nothing any more
    std::int64_t seq = 0;        ///< from 1; a later list has a greater one
    std::vector<ListedKey> keys;
    std::vector<std::string> logs;      ///< verifier keys of logs (C2SP signed-note), none yet
    std::vector<std::string> witnesses; ///< verifier keys of witnesses, none yet
    std::int64_t quorum = 0;            ///< how many of the witnesses must have signed
    std::optional<std::string> status_uri{};

    friend bool operator==(TrustStatement const&, TrustStatement const&) = default;
};

/// The whole file is refused above this.
inline constexpr std::size_t trust_list_size_max = 65536;

/// Whose word a list is: pinned by whoever reads it.
struct TrustAnchor {
    std::string issuer;
    std::vector<PublicKey> roots;
};

/// Whether 32 bytes are a key that can be trusted: canonical, and neither of small nor of mixed order.
using IsSoundKey = bool (*)(PublicKey const&);

struct TrustTools {
    VerifySignature verify_signature;
    IsSoundKey is_sound_key;
    core::Sha256 sha256;
};

/// The payload. Deterministic. @throws std::invalid_argument where a value cannot stand in a list.
core::Bytes encode(TrustStatement const& statement);

/// A list that a pinned root has signed and that has its form, however old it is. Refuses, in this order:
/// `size cose header algorithm key_unknown` (no pinned root has this kid) `signature cbor claims` (something
/// missing, unknown or out of range; a key that is not sound; a kid that is not its key's thumbprint; a key
/// listed twice, or a root listed as a key) and `issuer`.
core::Result<TrustStatement>
authentic_trust_list(core::ByteView message, TrustAnchor const& anchor, TrustTools const& tools);

/// Why an authentic list does not count now: `not_yet_valid` (from the future), `trust_stale` (its time is
/// over, or it is older than a list with the number `seen`). Nothing where it counts.
std::optional<core::Refusal> staleness(TrustStatement const& statement, core::Instant now, std::int64_t seen);

/// An authentic list that counts now.
core::Result<TrustStatement> read_trust_list(
    core::ByteView message,
    TrustAnchor const& anchor,
    core::Instant now,
    std::int64_t seen,
    TrustTools const& tools
);

/// The keys of stamps among them, as `verify` wants them; goes stale with the statement.
TrustList trusted_by(TrustStatement const& statement);

} // namespace etimbre::domain::stamp
