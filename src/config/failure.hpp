#pragma once

#include <stdexcept>

namespace etimbre::config {

/// The program cannot start as configured. The sentence names the file, the line and what to write instead.
class ConfigFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace etimbre::config
