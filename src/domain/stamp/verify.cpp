#include "domain/stamp/verify.hpp"

#include "domain/stamp/cose.hpp"
#include "domain/stamp/text.hpp"

#include <algorithm>
#include <vector>

namespace etimbre::domain::stamp {

namespace {

/// Steps 7 and 8: the key that made the signature. A kid names a key but does not bind it, so each is tried.
core::Result<TrustedKey> signer_of(
    Sign1 const& message, core::Instant now, TrustList const& trust, VerifySignature const& verify_signature
)
{
    if (trust.fresh_until && core::unix_of(now) >= *trust.fresh_until)
        return core::refuse(core::Reason::trust_stale, "the list of trusted keys is out of date");
    auto const has_kid = [&](TrustedKey const& key) { return key.kid == message.kid; };
    if (std::ranges::none_of(trust.keys, has_kid))
        return core::refuse(core::Reason::key_unknown, "signed by a key that is not trusted");
    auto const signed_bytes = signature_input(message.protected_header, message.payload);
    for (auto const& key : trust.keys)
        if (has_kid(key) && verify_signature(key.x, signed_bytes, message.signature)) return key;
    return core::refuse(core::Reason::signature, "the signature does not hold");
}

/// Steps 11 to 14: whether claims that are truly signed count, here and now. Nothing where they do.
std::optional<core::Refusal>
objection(Claims const& claims, TrustedKey const& key, std::string const& issuer, core::Instant now)
{
    auto const against = [](core::Reason reason, core::Literal detail) {
        return core::Refusal{reason, detail};
    };
    if (claims.issuer != issuer) return against(core::Reason::issuer, "issued by another state");
    if (claims.issued_at < key.nbf || claims.issued_at >= key.exp)
        return against(core::Reason::key_period, "issued outside the time of its key");
    if (key.cut && claims.index >= *key.cut)
        return against(core::Reason::key_revoked, "its key was compromised before it was issued");
    auto const second = core::unix_of(now);
    if (second < claims.issued_at - clock_skew.count())
        return against(core::Reason::not_yet_valid, "issued in the future");
    if (second >= claims.expires_at) return against(core::Reason::expired, "its time is over");
    return std::nullopt;
}

} // namespace

core::Result<Sign1> open(std::string_view text)
{
    auto const bytes = cose_of(text);
    if (!bytes) return std::unexpected{bytes.error()};
    return decode_sign1(*bytes);
}

core::Result<VerifiedStamp>
verify(Sign1 message, core::Instant now, TrustList const& trust, VerifySignature const& verify_signature)
{
    auto const key = signer_of(message, now, trust, verify_signature);
    if (!key) return std::unexpected{key.error()};
    auto claims = decode_claims(message.payload);
    if (!claims) return std::unexpected{claims.error()};
    if (auto const no = objection(*claims, *key, trust.issuer, now)) return std::unexpected{*no};
    return VerifiedStamp{*std::move(claims), std::move(message.payload), message.kid};
}

core::Result<VerifiedStamp> verify(
    std::string_view text, core::Instant now, TrustList const& trust, VerifySignature const& verify_signature
)
{
    auto message = open(text);
    if (!message) return std::unexpected{message.error()};
    return verify(*std::move(message), now, trust, verify_signature);
}

} // namespace etimbre::domain::stamp
