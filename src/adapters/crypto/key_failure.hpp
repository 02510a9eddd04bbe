#pragma once

#include <stdexcept>

namespace etimbre::adapters::crypto {

/// Keys cannot be made, read or used; says which and what to do. Never carries a byte of a secret.
class KeyFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace etimbre::adapters::crypto
