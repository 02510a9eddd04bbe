#pragma once

#include "adapters/store/place.hpp"
#include "core/instant.hpp"

#include <filesystem>
#include <iosfwd>

namespace etimbre::commands {

struct Migration {
    adapters::store::Place database;
    std::filesystem::path schemas;
    std::filesystem::path seeds;
    core::Instant now;
};

/// `etimbre db migrate`: applies the schemas that are new and loads the seeds that differ; says which.
/// Returns 0. Throws what the store or the seeds throw: nothing of the step that failed remains.
int db_migrate(Migration const& migration, std::ostream& out);

} // namespace etimbre::commands
