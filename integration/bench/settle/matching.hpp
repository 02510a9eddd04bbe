#pragma once

#include <cstdint>
#include <string>

namespace etimbre::bench {

/// Matches the lines of the one published file to the payments by their oids, in chunks of as many lines as
/// the service takes: read, joined in memory, written. Nothing is judged. How many lines there were.
std::int64_t match(std::string const& path);

} // namespace etimbre::bench
