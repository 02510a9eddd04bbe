#pragma once

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_record.hpp"
#include "adapters/crypto/retirements.hpp"
#include "core/instant.hpp"
#include "domain/stamp/trust_list.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What the next trust list should say, from what there is.
namespace etimbre::adapters::crypto {

struct DraftTerms {
    std::string issuer;
    core::Instant now;
    std::chrono::seconds life = std::chrono::days{30};
    /// How long after a key's last second its stamps may still be valid, with 30 days on top.
    std::chrono::seconds keep_for = std::chrono::days{365 + 30};
};

/// Between a retirement and the moment when every running service has surely noticed it.
inline constexpr std::chrono::seconds retirement_notice{60};

/// What the list says of the stamp keys among the records: a key that signs no more stays as long as its
/// stamps may be valid; a retired one ends when it was retired; one that was retired before its beginning
/// goes.
std::vector<domain::stamp::ListedKey>
listed_keys(std::span<KeyRecord const> records, std::span<Retirement const> retired, core::Instant now);

/// The statement that comes after `before`. A key that `before` lists and that has no file any more stays
/// listed as long as its stamps may be valid; what `before` says of logs, witnesses and status stays too.
domain::stamp::TrustStatement draft_trust_list(
    std::vector<domain::stamp::ListedKey> keys,
    std::optional<domain::stamp::TrustStatement> const& before,
    DraftTerms const& terms
);

/// Whether they differ in their number and dates only.
bool same_content(domain::stamp::TrustStatement const& left, domain::stamp::TrustStatement const& right);

core::Bytes sign_trust_list(domain::stamp::TrustStatement const& statement, Ed25519Key const& root);

} // namespace etimbre::adapters::crypto
