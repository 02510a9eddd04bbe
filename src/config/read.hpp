#pragma once

#include "config/environment.hpp"
#include "config/failure.hpp"
#include "config/settings.hpp"

#include <filesystem>
#include <string_view>

namespace etimbre::config {

/// What the program does without a file and without variables.
Settings defaults();

/// The settings of a TOML file (v1.0), the defaults where it is silent, the variables of `environment` before
/// both. Throws ConfigFailure, with file and line, for a file that is not there or not TOML, for an unknown
/// section or key, a wrong type, a value out of range, and for values that contradict each other.
Settings read(std::filesystem::path const& file, Environment const& environment);

/// The same for a text already read; `name` is how messages call it.
Settings parse(std::string_view text, std::string_view name, Environment const& environment);

} // namespace etimbre::config
