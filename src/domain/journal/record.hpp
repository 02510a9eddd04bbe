#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::domain::journal {

/// Where a stream stands: its latest record. Before the first, 0 and zeros.
struct Position {
    std::uint64_t seq = 0;
    core::Hash hash{};

    friend bool operator==(Position const&, Position const&) = default;
};

/// What one commit wrote, as one line:
/// {"stream":"one-0","seq":2,"base":1,"at_us":…,"facts":[…],"prev":"…","hash":"…"}.
/// `prev` is the hash of the line before, `hash` SHA-256 of this line up to its own hash.
struct Record {
    std::string_view stream;
    std::uint64_t seq = 0;
    /// The latest record of this stream that is known committed. Those between it and this one were rolled
    /// back.
    std::uint64_t base = 0;
    std::int64_t at_us = 0;
    std::string_view facts; ///< as `append_fact` writes them, divided by commas
    core::Hash prev{};
};

/// A line, without its end, and the position that it leads to.
struct Line {
    std::string text;
    Position position;
};

Line line_of(Record const& record, core::Sha256 sha256);

/// A line as it stands, its views within it.
struct ReadRecord {
    Record record;
    core::Hash hash{};
};

/// Refuses `json` for anything but what `line_of` writes, `signature` where the hash is not that of the line.
/// The facts are not looked into.
core::Result<ReadRecord> read_line(std::string_view line, core::Sha256 sha256);

/// Small letters, digits and hyphens, at most 40, beginning with a letter.
bool is_stream_name(std::string_view name);

} // namespace etimbre::domain::journal
