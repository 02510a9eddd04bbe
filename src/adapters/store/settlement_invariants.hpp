#pragma once

#include "adapters/store/invariants.hpp"

#include <span>

namespace etimbre::adapters::store {

/// The rules of settlement files: what they say is what is laid out of them, and who speaks for a statement.
std::span<Invariant const> settlement_invariants();

} // namespace etimbre::adapters::store
