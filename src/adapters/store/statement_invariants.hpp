#pragma once

#include "adapters/store/invariants.hpp"

#include <span>

namespace etimbre::adapters::store {

/// The rules of how the bank's statements and their pages follow each other. What came less than an hour
/// before the last look may still be looked at.
std::span<Invariant const> statement_invariants();

} // namespace etimbre::adapters::store
