#pragma once

#include <memory>

namespace etimbre::adapters::render {

template <auto Free>
struct FreedBy {
    void operator()(auto* object) const { Free(object); }
};

/// An object of a C library, given back by `Free` when its owner ends.
template <class Object, auto Free>
using Owned = std::unique_ptr<Object, FreedBy<Free>>;

} // namespace etimbre::adapters::render
