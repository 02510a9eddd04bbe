#pragma once

#include "sandbox/plan.hpp"

#include <string>
#include <vector>

namespace etimbre::sandbox {

/// No memory of this process is ever written to a core file, and no process of the same user may look into
/// it.
void keep_memory_private();

/// Gives up everything that is not in the plan, for ever. To be called before the process starts a thread:
/// threads that run already are not confined. Says what this kernel cannot take away. Throws SandboxFailure.
std::vector<std::string> confine(Plan const& plan);

} // namespace etimbre::sandbox
