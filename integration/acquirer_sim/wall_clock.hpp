#pragma once

#include "core/instant.hpp"

namespace etimbre::acquirer_sim {

/// The time of day of this machine, UTC.
core::Instant wall_clock();

} // namespace etimbre::acquirer_sim
