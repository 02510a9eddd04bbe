#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "domain/tlog/totals.hpp"

#include <cstdint>
#include <string>

namespace etimbre::domain::tlog {

/// Entry `index` of the log `issue`: that a stamp was issued, without its number and its holder.
struct Leaf {
    std::uint64_t index = 0;
    std::int64_t issued_at = 0; ///< Unix seconds
    std::string service;
    std::string mission;
    std::uint32_t amount_minor = 0;
    std::string currency;
    core::Hash payload_hash{};      ///< SHA-256 of the payload of the stamp
    Totals totals;                  ///< this stamp included
    std::string ledger_transaction; ///< the ledger's id of the transfer that the stamp was paid by

    friend bool operator==(Leaf const&, Leaf const&) = default;
};

/// Deterministic CBOR {1 kind = 1, 2 index, 3 issued_at, 4 service, 5 mission, 6 amount, 7 currency,
/// 8 payload hash, 9 {currency: running total}, 10 ledger transaction}. @pre index and totals are below 2^63.
core::Bytes entry_of(Leaf const& leaf);

/// The leaf whose entry is exactly `entry`. Refuses `cbor`, and `claims` for any other content.
core::Result<Leaf> decode(core::ByteView entry);

/// SHA-256(0x00 || entry), RFC 6962 section 2.1.
core::Hash leaf_hash(core::ByteView entry, core::Sha256 sha256);

} // namespace etimbre::domain::tlog
