#pragma once

#include "config/settings.hpp"

#include <iosfwd>

namespace etimbre::commands {

/// `etimbre audit [--json]`: every invariant and the whole log against the database. 0 when nothing is
/// broken, 1 when something is; each broken rule with the key of each row that breaks it.
int audit(config::Settings const& settings, bool json, std::ostream& out);

} // namespace etimbre::commands
