#pragma once

#include "inside/contest.hpp"

#include <string>
#include <vector>

namespace etimbre::bench {

/// A stamp's paper beside a page on which cairo and pango set the same passages and do nothing else: no code,
/// no rules, no structure for readers of the screen, no metadata.
Contest paper(std::vector<std::string> const& texts);

/// A stamp's code as SVG beside libqrencode's making of its modules.
Contest code(std::vector<std::string> const& texts);

} // namespace etimbre::bench
