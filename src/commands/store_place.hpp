#pragma once

#include "adapters/store/place.hpp"
#include "config/settings.hpp"

namespace etimbre::commands {

/// Where the configuration says that the database is, for a service: a server that does not answer counts
/// as gone soon.
adapters::store::Place store_place(config::Settings const& settings);

/// The same for a command that may ask long questions, such as an audit.
adapters::store::Place patient_store_place(config::Settings const& settings);

} // namespace etimbre::commands
