#pragma once

#include "inside/contest.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace etimbre::bench {

/// The library's offline verification, steps 1 to 14 of docs/stamp-format.md, beside libsodium's check of the
/// same signature over the same bytes. Throws std::runtime_error where a text is no stamp of these keys.
Contest verification(std::filesystem::path const& state, std::vector<std::string> const& texts);

} // namespace etimbre::bench
