#pragma once

#include <string>
#include <vector>

namespace etimbre::sandbox {

/// Gives up, for this process and for ever, the system calls that a service like ours never makes: programs
/// and processes of its own, other processes' memory, mounts, namespaces, modules, keys, io_uring, BPF, the
/// clock, memory that is both written and executed. They fail with EPERM from then on: a library that tries
/// whether it may then goes on without, and an intruder has no more of it than of a process that is killed.
///
/// Says what this kernel or this build cannot refuse. Throws SandboxFailure where a kernel that can does not.
std::vector<std::string> refuse_system_calls();

} // namespace etimbre::sandbox
