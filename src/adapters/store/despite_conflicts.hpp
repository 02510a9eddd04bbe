#pragma once

#include <functional>

namespace etimbre::adapters::store {

/// For a program without lanes: runs the transaction, and after a Conflict the whole of it again, for half a
/// minute, which is as often as services that do the same work are quicker with it. Then throws the Conflict.
void run_despite_conflicts(std::function<void()> const& transaction);

} // namespace etimbre::adapters::store
