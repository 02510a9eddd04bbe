#pragma once

#include "app/closing/ports.hpp"
#include "core/bytes.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace etimbre::app::closing {

/// What is signed: deterministic CBOR, a map of 1 "closing", 2 day, 3 and 4 from and until in Unix seconds,
/// 5 and 6 number and hash of the feed, 7 size of the log, 8 hash of the statement before, and 9 the lines,
/// each [account, debit, credit, debits, credits] (docs/ledger.md).
core::Bytes payload_of(Statement const& statement);

using Sign = std::function<domain::stamp::Signature(domain::stamp::Kid const&, core::ByteView)>;

/// The COSE_Sign1 of the payload by the statement's key: the same bytes whenever it is asked for.
core::Bytes signed_statement(Statement const& statement, Sign const& sign);

/// What one post brought in on that day, for each revenue account of the treasury.
struct Remittance {
    std::string mission;
    std::string currency;
    std::array<std::int64_t, 3> parts{}; ///< receipt, chancery, service, in minor units

    std::int64_t total() const { return parts[0] + parts[1] + parts[2]; }
    friend bool operator==(Remittance const&, Remittance const&) = default;
};

/// By post; from the revenue accounts of the statement, less what was taken back from them.
std::vector<Remittance> remittances_of(Statement const& statement);
/// The same of all posts together, one a currency; their `mission` is empty.
std::vector<Remittance> totals_of(std::vector<Remittance> const& remittances);

} // namespace etimbre::app::closing
