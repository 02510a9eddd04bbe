#pragma once

#include <stdexcept>

namespace etimbre::adapters::render {

/// A stamp could not be drawn: a text that is no stamp, a missing font, a library that gave up.
struct RenderFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace etimbre::adapters::render
