#pragma once

#include "domain/settlement/sink.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::settlement {

/// The records of RFC 4180 text that comes in pieces. A byte order mark is skipped, and so are empty lines.
class CsvRecords {
public:
    explicit CsvRecords(char delimiter) : delimiter_{delimiter} {}

    /// Uses `piece` up to the end of a record. True where one is whole.
    bool take(std::string_view& piece);
    /// The last record, which nothing ends. False where there is none.
    bool take_rest();

    std::vector<std::string> const& cells() const { return cells_; }
    /// Of the file, counted from one, where the record begins.
    std::uint64_t line() const { return line_; }
    /// What is wrong with the text; then nothing more may be taken.
    domain::settlement::Objection wrong() const { return wrong_; }

private:
    enum class State { start_of_record, start_of_cell, plain, quoted, after_quote };

    bool take(char c);
    bool take_unquoted(char c);
    void keep(char c);
    void end_cell();
    bool end_record();

    char delimiter_;
    State state_ = State::start_of_record;
    std::vector<std::string> open_; ///< the record under way
    std::string cell_;
    std::size_t record_bytes_ = 0;
    std::vector<std::string> cells_;
    std::uint64_t newlines_ = 0;
    std::uint64_t open_line_ = 1;
    std::uint64_t line_ = 1;
    std::size_t bom_seen_ = 0; ///< bytes of a mark at the beginning
    bool began_ = false;
    domain::settlement::Objection wrong_;
};

} // namespace etimbre::adapters::settlement
