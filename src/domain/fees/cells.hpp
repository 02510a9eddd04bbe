#pragma once

#include "core/currency.hpp"
#include "core/language.hpp"
#include "domain/fees/csv.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What one cell of reference data says. Everything here throws `CsvFailure` for a cell that says something
/// else.
namespace etimbre::domain::fees {

struct Length {
    std::size_t least;
    std::size_t most;
};

/// Capital letters, digits and hyphens.
std::string const& code(CsvRow const& row, std::string_view column, Length length);

/// Not empty.
std::string const& filled(CsvRow const& row, std::string_view column);

/// The columns `kind`_ar, _fr, _en and _es, none empty.
core::Names names(CsvRow const& row, std::string const& kind);

/// The column "currency".
core::Currency currency(CsvRow const& row);

std::chrono::sys_days day(CsvRow const& row, std::string_view column);

/// Nothing for an empty cell; otherwise a whole number from 0 to `most`, without sign or leading zero.
std::optional<std::int64_t> number(CsvRow const& row, std::string_view column, std::int64_t most);

} // namespace etimbre::domain::fees
