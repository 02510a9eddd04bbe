#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::fees {

/// A file of reference data that cannot be used; says the line to look at.
struct CsvFailure : std::runtime_error {
    CsvFailure(std::size_t line, std::string const& problem);
};

/// One record under its header.
class CsvRow {
public:
    CsvRow(std::size_t line, std::map<std::string, std::string, std::less<>> cells);

    /// Of the file, counted from one, where the record begins.
    std::size_t line() const { return line_; }
    /// Throws `CsvFailure` where the file has no such column.
    std::string const& at(std::string_view column) const;
    /// For what is found wrong in this record; always throws `CsvFailure`.
    [[noreturn]] void fail(std::string const& problem) const;

private:
    std::size_t line_;
    std::map<std::string, std::string, std::less<>> cells_;
};

/// The records of RFC 4180 text whose first record is the header. Lines end in CRLF or LF; a byte order mark
/// is skipped. Throws `CsvFailure` for a quote in the wrong place or never closed, a record with more or
/// fewer cells than the header, a column named twice, and text without a header.
std::vector<CsvRow> read_csv(std::string_view text);

} // namespace etimbre::domain::fees
