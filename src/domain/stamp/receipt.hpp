#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>

/// The service's word that a stamp was redeemed: a COSE_Sign1 (cose.hpp) whose payload is deterministic CBOR.
/// Sign `signature_input(kid, encode(receipt))`, then assemble with `encode_sign1(kid, payload, signature)`.
namespace etimbre::domain::stamp {

struct Receipt {
    std::string redemption_id; ///< 32 lower-case hexadecimal characters
    std::string number;        ///< canonical
    std::string service;
    std::string mission;
    std::string counter;          ///< as in the certificate, "3"
    std::int64_t redeemed_at = 0; ///< Unix seconds
    core::Hash payload_hash{};    ///< SHA-256 of the payload of the stamp, as in its log leaf

    friend bool operator==(Receipt const&, Receipt const&) = default;
};

/// {1 "redemption", 2 id (16 bytes), 3 cti, 4 service, 5 mission, 6 counter, 7 time, 8 payload hash}. The
/// first entry keeps it from ever being read as a stamp, where it is the issuing state. Deterministic.
/// @throws std::invalid_argument where the id or the number does not have its form.
core::Bytes encode(Receipt const& receipt);

/// Refuses `cbor` and `claims` as a stamp's payload does.
core::Result<Receipt> decode_receipt(core::ByteView payload);

} // namespace etimbre::domain::stamp
