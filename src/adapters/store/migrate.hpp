#pragma once

#include "core/bytes.hpp"
#include "core/instant.hpp"

#include <soci/soci.h>

#include <filesystem>
#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// One file of schemas/: "0001_reference.sql".
struct Schema {
    std::string name;
    std::string text;
};

/// The *.sql files of a folder, in the order of their names. Throws StoreFailure when there is none.
std::vector<Schema> read_schemas(std::filesystem::path const& folder);

/// Applies each schema once and remembers it with its hash; returns the names of those applied now. Each is
/// applied in a transaction of its own or, where definitions commit by themselves, so that a migration that
/// was killed goes on where it stopped. Throws StoreFailure when a file applied before has changed or is
/// missing, and when one would come before those applied: schemas only go forward.
std::vector<std::string>
migrate(soci::session& session, std::vector<Schema> const& schemas, core::Sha256 sha256, core::Instant now);

} // namespace etimbre::adapters::store
