#pragma once

#include <stdexcept>

namespace etimbre::adapters::est3dgate {

/// The acquirer gave no answer that can be understood: what it did with the money is unknown until it is
/// asked.
class TreasuryFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace etimbre::adapters::est3dgate
