#pragma once

#include "config/settings.hpp"
#include "core/instant.hpp"

#include <cstddef>
#include <iosfwd>

namespace etimbre::commands {

/// Does now, in this process, what the service does by itself: matches every published file to its end and
/// looks through the queue of exceptions (docs/reconciliation.md). `err` is told how far it has come, and of
/// each file that cannot be matched; how many those are. Services may do the same meanwhile.
std::size_t match_files(config::Settings const& settings, core::Clock clock, std::ostream& err);

} // namespace etimbre::commands
