#pragma once

#include "config/settings.hpp"

#include <string>

namespace etimbre::config {

/// A configuration file with every key, its value in `settings`, and above it its meaning, unit, range and
/// default. Reading it back gives `settings` again.
std::string print(Settings const& settings);

} // namespace etimbre::config
