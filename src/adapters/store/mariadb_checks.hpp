#pragma once

#include <soci/soci.h>

namespace etimbre::adapters::store {

/// What must hold of a server whenever a connection is made: its version, that a commit is on its disk
/// before it is told, that the database compares texts byte by byte, and that a Galera node is in its
/// cluster's primary component. Throws StoreFailure with a sentence that says what to change.
void require_ready(soci::session& session);

} // namespace etimbre::adapters::store
