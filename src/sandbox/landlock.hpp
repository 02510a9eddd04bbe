#pragma once

#include "sandbox/plan.hpp"

#include <string>
#include <vector>

namespace etimbre::sandbox {

/// Limits this thread, and all that it starts from now on, to the plan's files and ports (Landlock, see
/// landlock(7)). Says what this kernel cannot limit: an empty list where it can all of it. Throws
/// SandboxFailure where a kernel that can refuses to.
std::vector<std::string> limit_files_and_ports(Plan const& plan);

} // namespace etimbre::sandbox
