#pragma once

#include "adapters/store/invariants.hpp"

#include <span>

namespace etimbre::adapters::store {

/// The rules of voided stamps and of the money that goes back for them.
std::span<Invariant const> refund_invariants();

} // namespace etimbre::adapters::store
