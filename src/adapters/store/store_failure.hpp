#pragma once

#include "core/own_fault.hpp"

#include <stdexcept>

namespace etimbre::adapters::store {

/// The database did not do what was asked: gone, full, locked, damaged, of another version, or a rule of a
/// table was broken. The sentence is for an operator's log and holds no value of any row.
struct StoreFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The database gave up this transaction for another's sake: nothing of it remains, and the whole of it may
/// be tried again.
struct Conflict : StoreFailure {
    using StoreFailure::StoreFailure;
};

/// The database serves, but what was asked of it cannot be: a rule of a table would be broken, or a row holds
/// what no program of ours wrote.
struct RowFault : StoreFailure, core::OwnFault {
    using StoreFailure::StoreFailure;
};

/// The connection is of no more use: gone, or to a server that cannot serve now. What was not committed is
/// undone; whether a commit that was under way happened is not known.
struct ConnectionLost : StoreFailure {
    using StoreFailure::StoreFailure;
};

} // namespace etimbre::adapters::store
