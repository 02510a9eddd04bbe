#pragma once

#include "domain/reconciliation/words.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// How the bank's statements, and the pages of one, follow each other.
namespace etimbre::domain::reconciliation {

/// A page of a statement; most statements have one.
struct Page {
    std::string statement;                ///< the bank's name for it
    std::optional<std::int64_t> sequence; ///< the statement's number; without one it follows no other
    int number = 1;
    bool is_last = true;
    std::optional<std::int64_t> opening_minor;
    std::optional<std::int64_t> closing_minor;

    friend bool operator==(Page const&, Page const&) = default;
};

/// What is wrong between two neighbours: one is missing, or the later opens otherwise than the earlier
/// closed.
struct Fault {
    Code code = Code::seq_gap;
    std::int64_t off_minor = 0;
    std::string detail;
    bool is_of_pages = false; ///< pages come in any order: a missing one is told of only after a while

    friend bool operator==(Fault const&, Fault const&) = default;
};

/// What is wrong with how `page` opens.
/// @param before  of the same statement the nearest page before it; of a first page the highest page of the
///                nearest statement before, in that year. Nothing where there is none.
std::optional<Fault> fault_before(Page const& page, std::optional<Page> const& before);

/// Whether the page that must follow `page` in its statement is missing.
/// @param after  the nearest page behind it in the same statement.
std::optional<Fault> fault_after(Page const& page, std::optional<Page> const& after);

} // namespace etimbre::domain::reconciliation
