#pragma once

#include <stdexcept>

namespace etimbre::sandbox {

/// The process could not be confined as the operator demands.
struct SandboxFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace etimbre::sandbox
