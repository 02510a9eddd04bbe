#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace etimbre::domain::stamp {

/// What a stamp says. The limits of each field are those of the CDDL in docs/stamp-format.md.
struct Claims {
    std::string issuer;         ///< iss: ISO 3166-1 alpha-2, upper case
    std::int64_t issued_at = 0; ///< iat: Unix seconds, 0 to 2^32 - 1
    std::int64_t expires_at =
        0;               ///< exp: Unix seconds, later than issued_at; the first second it is not valid
    std::string number;  ///< canonical number, `cti` in the code
    std::string service; ///< svc: 1 to 8 of A-Z 0-9 -
    std::uint32_t amount_minor = 0;
    std::string currency;                                 ///< cur: three of A-Z
    std::string mission;                                  ///< msn: 3 to 6 of A-Z 0-9 -
    std::uint32_t index = 0;                              ///< idx: leaf index in the log `issue`
    std::optional<std::array<std::uint8_t, 2>> holder{};  ///< hb: see holder.hpp
    std::optional<std::array<std::uint8_t, 8>> payment{}; ///< pay: opaque payment reference

    friend bool operator==(Claims const&, Claims const&) = default;
};

/// Whether every field is within its limits, so that the claims can stand in a stamp.
bool is_legal(Claims const& claims);

/// The payload of a stamp. Deterministic: the same claims give the same bytes.
/// @throws std::invalid_argument where the claims are not legal; nothing illegal is ever put before a key.
core::Bytes encode(Claims const& claims);

/// Steps 9 and 10 of verification: refuses `cbor` for bytes that are not deterministic CBOR, and `claims` for
/// a missing or unknown claim, a wrong type, a value out of range, an expiry not after the issue. Unknown
/// entries 8 to 23 of the inner map are passed over.
core::Result<Claims> decode_claims(core::ByteView payload);

} // namespace etimbre::domain::stamp
