#pragma once

#include <compare>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// Case-insensitive natural order of two field names, as PHP's strnatcasecmp decides it, since the gateway's
/// own code and every merchant's plugin sort with it: runs of digits compare as numbers ("Street2" before
/// "Street10"), a run that starts with 0 compares as a fraction ("a01" before "a1"), white space before a
/// character is skipped, and zeros at the very start of a name count for nothing. Letters fold in ASCII only.
std::weak_ordering natural_order(std::string_view left, std::string_view right);

} // namespace etimbre::adapters::est3dgate
