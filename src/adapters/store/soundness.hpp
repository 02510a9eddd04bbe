#pragma once

#include "core/instant.hpp"

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <vector>

namespace etimbre::adapters::store {

/// What a service looks at once, when it starts.
struct Soundness {
    bool in_cluster = false;   ///< a Galera node
    std::int64_t appliers = 1; ///< its threads that apply what other nodes committed
    std::vector<std::string> foreign_keys_to_other_keys{};
    std::vector<std::string> tables_of_other_collation{};
    std::chrono::microseconds ahead{}; ///< the server's clock, of ours
};

/// Why a service must not start, and what to change; empty when it may.
std::string fault_of(Soundness const& found);

/// Of the database of a session, on SQLite nothing. @param clock  asked around the question.
Soundness look_at(soci::session& session, core::Clock clock);

/// Throws StoreFailure with the sentence of `fault_of`.
void require_sound(soci::session& session, core::Clock clock);

} // namespace etimbre::adapters::store
