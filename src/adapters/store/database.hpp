#pragma once

#include <soci/soci.h>

#include <filesystem>
#include <memory>

namespace etimbre::adapters::store {

/// How many files schemas/ holds. A database with more was written by a newer program.
inline constexpr int schema_version = 5;

enum class Access {
    read, ///< every change is refused
    write,
    create, ///< for migrations: makes the file if there is none, and takes it at any version up to ours
};

/// A session on the SQLite file at `path`: write-ahead log, every commit on the disk before it returns,
/// foreign keys checked. A new file can be read by its owner alone, since it holds payers' names. Throws
/// StoreFailure when the file cannot be opened, or its tables are older or newer than this program.
std::unique_ptr<soci::session> open_database(std::filesystem::path const& path, Access access);

} // namespace etimbre::adapters::store
