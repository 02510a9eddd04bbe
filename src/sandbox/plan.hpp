#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace etimbre::sandbox {

/// All that a confined process still reaches. A path that does not exist is passed over. A folder stands for
/// everything in it; files that are replaced while the process runs must be named by their folder, for a rule
/// holds a file and not its name.
struct Plan {
    std::vector<std::filesystem::path> read;
    std::vector<std::filesystem::path> write; ///< folders in which files are made, written and removed too
    std::vector<std::uint16_t> listen;        ///< TCP ports
    std::vector<std::uint16_t> connect;       ///< TCP ports, of any host
};

} // namespace etimbre::sandbox
