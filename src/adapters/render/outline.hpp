#pragma once

#include "adapters/render/qr.hpp"

#include <vector>

namespace etimbre::adapters::render {

/// A point of the grid between modules, counted in modules from the symbol's left and upper edge.
struct Corner {
    int x;
    int y;
};

/// One closed line around dark modules, or around a hole in them. Consecutive corners differ in one
/// coordinate, first the horizontal one; the last corner is joined to the first.
using Outline = std::vector<Corner>;

/// The borders of the dark modules. Filled together by the non-zero rule they are the symbol, and no edge
/// runs between two dark modules, where a viewer that smooths edges would show a grey line.
std::vector<Outline> outlines(QrSymbol const& symbol);

} // namespace etimbre::adapters::render
