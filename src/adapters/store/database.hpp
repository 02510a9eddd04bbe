#pragma once

#include "adapters/store/place.hpp"

#include <soci/soci.h>

#include <memory>
#include <string>

namespace etimbre::adapters::store {

/// How many files schemas/ holds. A database with more was written by a newer program; whether this one may
/// use it all the same, the newer files say (docs/operations.md, "Upgrade and back").
inline constexpr int schema_version = 14;

enum class Access {
    read, ///< every change is refused
    write,
    create, ///< for migrations: makes the file if there is none, and takes it at any version up to ours
};

/// A session on the database at `place`, every commit durable before it returns, foreign keys checked.
/// Throws StoreFailure when it cannot be opened, or its tables are older than this program, or newer
/// and not made for it; and
/// ConnectionLost when no server answers that could serve.
std::unique_ptr<soci::session> open_database(Place const& place, Access access);

/// For messages: the file, or "etimbre at 10.0.0.1:3306, 10.0.0.2:3306".
std::string name_of(Place const& place);

} // namespace etimbre::adapters::store
