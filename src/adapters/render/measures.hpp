#pragma once

#include "adapters/render/page.hpp"

namespace etimbre::adapters::render {

inline constexpr double margin = 56.7; // 20 mm
inline constexpr double measure = Page::width - 2 * margin;

} // namespace etimbre::adapters::render
