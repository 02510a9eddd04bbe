#pragma once

#include "adapters/store/invariants.hpp"

#include <span>

namespace etimbre::adapters::store {

/// The rules of what is delivered to whom.
std::span<Invariant const> webhook_invariants();

} // namespace etimbre::adapters::store
