#pragma once

#include "app/settlement/ports.hpp"
#include "core/instant.hpp"

#include <stdexcept>
#include <string_view>

namespace etimbre::app::settlement {

/// Another file became the revision that this one was to be, in a transaction that committed first: nothing
/// is published, and the whole may be tried again.
struct RevisionTaken : std::runtime_error {
    RevisionTaken() : std::runtime_error{"another file has just revised the same statement"} {}
};

/// From then on the file counts, in one transaction: a statement that nobody has told of becomes revision 1
/// of it, one that says something new the next, and one that says the same again is a copy and becomes none.
/// Files that are in force for nothing any more are superseded. Owes the reconciliation of the books. Does
/// nothing where the file is not `parsed`. Throws RevisionTaken.
void publish(Books& books, std::string_view sha, core::Instant now);

} // namespace etimbre::app::settlement
