#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::domain::tlog {

/// How much has been issued so far, per currency, in minor units. Two of them, one index apart, differ by one
/// stamp; any two differ by what was issued between them.
class Totals {
public:
    using Row = std::pair<std::string, std::uint64_t>;

    Totals() = default;
    /// Rows in any order, each currency at most once.
    explicit Totals(std::vector<Row> rows);

    /// Refuses `amount_overflow` above 2^63 - 1, and changes nothing then.
    core::Result<void> add(std::string_view currency, std::uint32_t amount_minor);

    /// Zero for a currency in which nothing was issued.
    std::uint64_t of(std::string_view currency) const;

    /// In the order of the currency codes.
    std::vector<Row> const& rows() const { return rows_; }

    friend bool operator==(Totals const&, Totals const&) = default;

private:
    std::vector<Row> rows_;
};

} // namespace etimbre::domain::tlog
