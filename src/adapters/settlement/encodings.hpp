#pragma once

#include <string_view>

namespace etimbre::adapters::settlement {

/// Fills the 256 code points of a single-byte encoding that expat does not have itself: ISO-8859-15,
/// ISO-8859-9, windows-1252; -1 for a byte that it does not have. False for any other name.
bool fill_map(std::string_view name, int (&map)[256]); // NOLINT(*-avoid-c-arrays): expat's own

} // namespace etimbre::adapters::settlement
