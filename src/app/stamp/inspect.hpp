#pragma once

#include "app/stamp/ports.hpp"
#include "domain/stamp/verify.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::stamp {

/// What somebody showed us: a code whose signature holds, or a typed number.
struct Presented {
    std::string number;                                   ///< canonical, 16 digits
    std::optional<domain::stamp::VerifiedStamp> verified; ///< empty for a typed number
};

/// How a stamp of ours stands at one instant.
enum class Standing { issued, redeemed, voided, expired, suspended };

constexpr std::string_view word_of(Standing standing)
{
    switch (standing) {
    case Standing::issued:
        return "issued";
    case Standing::redeemed:
        return "redeemed";
    case Standing::voided:
        return "voided";
    case Standing::expired:
        return "expired";
    case Standing::suspended:
        return "suspended";
    }
    return "issued";
}

/// An end goes before everything, suspension before expiry.
Standing standing_of(StampState const& state, core::Instant now);

/// Finds the committed row of what was presented and compares them. Refuses `number_unknown` for a typed
/// number we never issued, `not_in_log` for a well-signed code without a row of equal payload hash, and
/// `amount` when service, amount or currency differ from the row.
core::Result<StampState> look_up(Books& books, Presented const& presented, core::Sha256 sha256);

/// What a look at a code needs from outside the books.
struct Recognition {
    domain::stamp::TrustList const& trust;
    domain::stamp::VerifySignature const& verify_signature;
    Signer const& signer;
    core::Sha256 sha256;
};

/// Verifies a code and finds its row, as `domain::stamp::verify` and then `look_up`, and refuses as they do.
/// Where the code is, byte for byte, the one that our key makes of the committed row, its signature is not
/// verified a second time: Ed25519 is deterministic, so making it again and comparing says the same for less.
core::Result<StampState>
recognise(Books& books, domain::stamp::Sign1 message, Recognition const& by, core::Instant now);

/// Why a stamp that is ours cannot be used any more: `redeemed`, `voided`, `suspended`,
/// `expired`; nothing when it can.
std::optional<core::Reason> spent(StampState const& state, core::Instant now);

} // namespace etimbre::app::stamp
