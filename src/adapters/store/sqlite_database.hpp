#pragma once

#include "adapters/store/database.hpp"

namespace etimbre::adapters::store {

/// A session on the SQLite file at `path`: write-ahead log, every commit on the disk before it returns,
/// foreign keys checked. A new file can be read by its owner alone, since it holds payers' names. Throws
/// StoreFailure when the file cannot be opened.
std::unique_ptr<soci::session> open_sqlite(std::filesystem::path const& path, Access access);

} // namespace etimbre::adapters::store
