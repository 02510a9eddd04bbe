#pragma once

#include "config/settings.hpp"
#include "core/instant.hpp"

namespace etimbre::commands {

/// `etimbre serve`: opens the house, listens, and returns 0 after SIGTERM or SIGINT, when what was in
/// progress has been answered. Throws the failure that keeps it from starting.
int serve(config::Settings const& settings, core::Clock clock);

} // namespace etimbre::commands
