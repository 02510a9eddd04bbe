#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace etimbre::adapters::settlement {

/// Hands the file's bytes to `take`, piece by piece, until it says false. False where there is no such file.
/// Throws std::runtime_error where it cannot be read.
bool read_pieces(std::filesystem::path const& file, std::function<bool(std::string_view)> const& take);

/// SHA-256 of the file, 64 hexadecimal digits. Throws std::runtime_error where there is none, or it cannot be
/// read.
std::string sha_of(std::filesystem::path const& file);

} // namespace etimbre::adapters::settlement
