#pragma once

#include "domain/journal/chain.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A stream lies in files one after the other, one-0.000000000001.jsonl and so on, each named after its first
/// record: old ones can be put away whole.
namespace etimbre::adapters::journal {

struct Segment {
    std::filesystem::path file;
    std::uint64_t first = 0; ///< the sequence that its name says
};

std::filesystem::path
segment_file(std::filesystem::path const& folder, std::string_view stream, std::uint64_t first);

/// The segments of a stream, oldest first. None where there is no such folder.
std::vector<Segment> segments_of(std::filesystem::path const& folder, std::string_view stream);

/// Every stream that has a segment in the folder.
std::vector<std::string> streams_in(std::filesystem::path const& folder);

/// A number that is kept beside a stream: "known", the latest record known committed, and "checked", up to
/// where the books have been compared. 0 where it is not there or cannot be read.
std::uint64_t
number_beside(std::filesystem::path const& folder, std::string_view stream, std::string_view what);
/// Twenty digits, as such a number is written.
std::string line_of_number(std::uint64_t number);

/// What is wrong with a line.
struct Fault {
    std::filesystem::path file;
    std::size_t line = 0; ///< 1, 2, …
    core::Refusal why{};
};

/// How a walk ended.
struct Walk {
    std::optional<domain::journal::Position> last; ///< of the latest good record
    std::uint64_t base = 0;                        ///< what it knew committed
    std::size_t good_bytes = 0;                    ///< of the last file: whole lines that follow
    std::size_t records = 0;
    /// The first line that is not good. What comes after it was not looked at, but for `is_tail`.
    std::optional<Fault> fault;
    bool is_tail = false; ///< the fault is the end of the last file: what a kill in the middle leaves
};

using OnRecord = std::function<void(domain::journal::ReadRecord const&)>;

/// Walks along the segments, believing the first record about what was before it. Throws JournalFailure where
/// a file cannot be read.
Walk walk(std::vector<Segment> const& segments, core::Sha256 sha256, OnRecord const& on_record);

} // namespace etimbre::adapters::journal
