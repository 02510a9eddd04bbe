#pragma once

#include <cstdint>
#include <string>

/// Lines and movements of files, as a test says them.
namespace etimbre::adapters::store {

/// The contract's fee of a stamp of 860.00.
inline constexpr std::int64_t agreed = 1390;
inline constexpr std::int64_t price = 86000;

/// A line of a file; of a report where it stands beneath no movement.
struct FileLine {
    std::int64_t number = 1;
    std::int64_t entry = 0;
    std::string kind = "sale";
    std::string oid{};
    std::string ref{};
    std::string code{};
    std::int64_t gross = price;
    std::int64_t fee = agreed;
    std::string payout = "P-1";
    std::string day = "2027-01-15";

    int sign() const { return kind == "refund" || kind == "chargeback" ? -1 : 1; }
};

/// A movement; below zero it leaves our account.
struct FileEntry {
    std::int64_t number = 1;
    std::int64_t minor = 0;
    std::string payout{};
    std::string bank_ref{};
    std::int64_t details = 0;
    std::int64_t charge = 0;
    std::string day = "2027-01-15";
};

} // namespace etimbre::adapters::store
