#pragma once

#include "config/settings.hpp"

#include <filesystem>
#include <iosfwd>

namespace etimbre::commands {

/// `etimbre backup FILE`: a copy of the database as it stood at one moment, checked, on the disk when this
/// returns; the service may write meanwhile. Says from which record of each journal on a restore of the copy
/// needs the journal, and which of its files no restore of this copy needs. Returns 0. Throws StoreFailure.
int backup_database(config::Settings const& settings, std::filesystem::path const& file, std::ostream& out);

} // namespace etimbre::commands
