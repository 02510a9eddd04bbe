#pragma once

#include <memory>

namespace etimbre::adapters::render {

template <auto release>
struct Release {
    void operator()(auto* object) const { release(object); }
};

/// An object of a C library, given back by `release` when its owner ends.
template <class Object, auto release>
using Owned = std::unique_ptr<Object, Release<release>>;

} // namespace etimbre::adapters::render
