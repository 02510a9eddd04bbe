#pragma once

#include "adapters/store/invariants.hpp"

#include <span>

namespace etimbre::adapters::store {

/// The rules of settlement files that are matched, of what they post and of the queue.
std::span<Invariant const> recon_invariants();

} // namespace etimbre::adapters::store
