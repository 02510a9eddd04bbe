#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace etimbre::core {

/// A table as RFC 4180 text: cells divided by commas, lines ended by CR LF, the first one the header. Opened
/// in a spreadsheet no cell is taken for a formula: what begins like one gets an apostrophe before it (OWASP
/// ASVS 1.2.10); numbers are left alone.
class CsvText {
public:
    CsvText& text(std::string_view cell);
    CsvText& number(std::int64_t cell);
    /// Ends the record.
    void end_line();

    std::string take() && { return std::move(out_); }
    std::string_view so_far() const { return out_; }

private:
    void divide();

    std::string out_;
    bool line_begins_ = true;
};

} // namespace etimbre::core
