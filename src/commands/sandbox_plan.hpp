#pragma once

#include "config/settings.hpp"
#include "sandbox/plan.hpp"

namespace etimbre::commands {

/// What `etimbre serve` needs once it runs: the database's folder to write in; the folders of all other files
/// that the configuration names, which are read again while it runs; what the system keeps for everybody
/// (libraries, fonts, time zones, authorities, names of hosts); the ports of the three listeners and of the
/// acquirer's interface, and that of DNS over TCP.
sandbox::Plan sandbox_plan(config::Settings const& settings);

} // namespace etimbre::commands
