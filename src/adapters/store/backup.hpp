#pragma once

#include <soci/soci.h>

#include <filesystem>

namespace etimbre::adapters::store {

/// Copies a SQLite database as it stands at one moment to a file that does not exist yet, readable by its
/// owner alone, and checks the copy. Who writes is not held up. Throws StoreFailure, and no file remains,
/// where one is there already, the disk is full, or the copy is damaged.
void back_up(soci::session& session, std::filesystem::path const& file);

} // namespace etimbre::adapters::store
