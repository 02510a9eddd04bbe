#pragma once

#include <span>
#include <string_view>

namespace etimbre::adapters::store {

/// A rule that must hold between the rows at every instant: its query returns one text column, the name of
/// each row that breaks it, and so nothing in a healthy database.
struct Invariant {
    std::string_view id;       ///< stable, "I5-gap"
    std::string_view sentence; ///< what is true when nothing is returned
    std::string_view query;
};

/// All of them, in the order of the main job. The query language is the subset that SQLite and MariaDB share.
std::span<Invariant const> invariants();

} // namespace etimbre::adapters::store
