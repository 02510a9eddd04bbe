#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "domain/stamp/trust.hpp"

#include <cstdint>

/// COSE_Sign1 (RFC 9052 section 4.2) with the few liberties that stamps and receipts take: tag 18, an
/// algorithm and a kid in the protected header and nothing else, an empty unprotected header, deterministic
/// CBOR.
namespace etimbre::domain::stamp {

/// EdDSA (RFC 9053), which every library knows. This is what is issued.
inline constexpr std::int64_t algorithm_eddsa = -8;
/// Ed25519, the fully specified name (RFC 9864) of the same thing. Read, not yet issued.
inline constexpr std::int64_t algorithm_ed25519 = -19;

struct Sign1 {
    core::Bytes protected_header; ///< as it stood in the input, because the signature covers these bytes
    Kid kid{};
    core::Bytes payload;
    Signature signature{};
};

/// The protected header of what is issued: {1: -8, 4: kid}.
core::Bytes protected_header(Kid const& kid);

/// The bytes that are signed: Sig_structure of RFC 9052 section 4.4 with empty external data.
core::Bytes signature_input(core::ByteView protected_header, core::ByteView payload);
/// The same for what is issued with the key `kid`.
core::Bytes signature_input(Kid const& kid, core::ByteView payload);

core::Bytes encode_sign1(Sign1 const& message);
core::Bytes encode_sign1(Kid const& kid, core::ByteView payload, Signature const& signature);

/// Steps 4 to 6 of verification (docs/stamp-format.md). Refuses `cose` for another structure or bytes
/// after it, `header` for other header labels than exactly 1 and 4 (8 bytes), `algorithm` for any algorithm
/// but the two above. The payload is not looked into and the signature not checked.
core::Result<Sign1> decode_sign1(core::ByteView input);

} // namespace etimbre::domain::stamp
