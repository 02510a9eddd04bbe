#pragma once

#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/transaction.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::acquirer_sim {

/// What the acquirer keeps, and whether it keeps it from the payout or books it apart.
struct Fees {
    std::int64_t basis_points = 80; ///< of each sale, rounded half up
    bool netted = true;
};

/// One line of a day's payout. net = gross (negative where it goes from the merchant) − fee.
struct SettledLine {
    std::string_view kind; ///< SALE, REFUND, CHARGEBACK, FEE
    std::string oid;
    std::string trans_id;
    std::string auth_code;
    std::int64_t gross_minor = 0;
    std::int64_t fee_minor = 0;
    std::int64_t net_minor() const { return gross_minor - fee_minor; }
};

/// What was captured, credited and charged back on that day (UTC), in the order of the book. The switches
/// settlement_* change it, each up to `count` lines of every file, until they are cleared: both forms of a
/// day then say the same.
std::vector<SettledLine> settled_on(
    std::chrono::sys_days day,
    std::vector<Transaction> const& book,
    std::vector<Fault> const& faults,
    Fees const& fees
);

} // namespace etimbre::acquirer_sim
