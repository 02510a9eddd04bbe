#pragma once

#include "app/closing/ports.hpp"

#include <string>

namespace etimbre::commands {

/// Days of that IANA zone, by the system's own table of zones. Throws std::runtime_error for a name that is
/// none.
app::closing::Calendar treasury_calendar(std::string const& zone);

} // namespace etimbre::commands
