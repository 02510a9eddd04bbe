#pragma once

#include "core/bytes.hpp"
#include "core/instant.hpp"
#include "core/result.hpp"
#include "domain/stamp/claims.hpp"
#include "domain/stamp/cose.hpp"
#include "domain/stamp/trust.hpp"

#include <chrono>
#include <functional>
#include <string_view>

namespace etimbre::domain::stamp {

/// Pure Ed25519 (RFC 8032) as libsodium decides it: non-canonical and small-order inputs are refused.
using VerifySignature =
    std::function<bool(PublicKey const& x, core::ByteView message, Signature const& signature)>;

/// How far the clock of an issuer may run ahead of the clock that checks.
inline constexpr std::chrono::seconds clock_skew{300};

struct VerifiedStamp {
    Claims claims;
    core::Bytes payload; ///< the signed bytes, whose SHA-256 is in the log
    Kid kid{};
};

/// Steps 1 to 14 of verification (docs/stamp-format.md), in that order; the first that fails is the answer:
/// `size version prefix base45 cose header algorithm trust_stale key_unknown signature cbor claims issuer
/// key_period key_revoked not_yet_valid expired`. Nothing of the payload is read before its signature holds.
///
/// What is accepted here is genuine and within its time. Whether it was voided or used is for the service to
/// say.
core::Result<VerifiedStamp> verify(
    std::string_view text, core::Instant now, TrustList const& trust, VerifySignature const& verify_signature
);

/// Steps 1 to 6: the message that a text carries. Nothing of it is believed.
core::Result<Sign1> open(std::string_view text);
/// Steps 7 to 14.
core::Result<VerifiedStamp>
verify(Sign1 message, core::Instant now, TrustList const& trust, VerifySignature const& verify_signature);

} // namespace etimbre::domain::stamp
