#pragma once

#include "adapters/store/audit.hpp"
#include "config/settings.hpp"

#include <iosfwd>

namespace etimbre::commands {

/// What every invariant and the whole log say, on a connection of its own.
adapters::store::AuditReport audit(config::Settings const& settings);

/// `etimbre audit [--json]`: every invariant and the whole log against the database. 0 when nothing is
/// broken, 1 when something is; each broken rule with the key of each row that breaks it.
int audit(config::Settings const& settings, bool json, std::ostream& out);

} // namespace etimbre::commands
