#pragma once

#include "adapters/est3dgate/acquirer.hpp"
#include "config/settings.hpp"

namespace etimbre::commands {

/// The contract that `acquirer`, one of those of `settings`, describes; secrets are read from the files it
/// names. Throws ConfigFailure with the file and what is wrong with it.
adapters::est3dgate::Settings
acquirer_contract(config::Settings const& settings, config::Acquirer const& acquirer);

} // namespace etimbre::commands
