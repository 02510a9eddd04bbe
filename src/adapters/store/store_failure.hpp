#pragma once

#include <stdexcept>

namespace etimbre::adapters::store {

/// The database did not do what was asked: gone, full, locked, damaged, of another version, or a rule of a
/// table was broken. The sentence is for an operator's log and holds no value of any row.
struct StoreFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace etimbre::adapters::store
