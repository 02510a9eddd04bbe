#pragma once

#include "app/reconcile/records.hpp"
#include "config/settings.hpp"

namespace etimbre::commands {

/// What the configuration says of fees and of what is overdue.
app::reconcile::Terms reconciliation_terms(config::Settings const& settings);

} // namespace etimbre::commands
