#pragma once

#include "adapters/journal/segments.hpp"
#include "adapters/store/journal_check.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "domain/journal/meeting.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::commands {

using JournalMode = adapters::store::JournalCheck::Mode;

/// What was found about one stream.
struct StreamCheck {
    adapters::store::JournalReport report;
    domain::journal::Meeting meeting = domain::journal::Meeting::agree;
    std::optional<adapters::journal::Fault> fault; ///< the first line that does not follow
    std::uint64_t last = 0;                        ///< the latest record of the files
};

/// Whether a person must look at it.
bool is_well(StreamCheck const& check);

struct JournalWork {
    JournalMode mode = JournalMode::look;
    /// Of each stream only what has not been compared before with nothing left open.
    bool only_new = false;
};

/// The comparison of one stream, or of every stream in the journal's folder, with the books. `tend` is the
/// one for a running service, at its start and every hour. Throws what the store and the journal throw.
StreamCheck check_stream(
    config::Settings const& settings, std::string const& stream, JournalWork work, core::Instant now
);
std::vector<StreamCheck> check_journal(config::Settings const& settings, JournalWork work, core::Instant now);

/// Carries out every stream of the folder as far as it goes, those that wait for each other in turn. No
/// service may write them meanwhile: a JournalFailure says which does.
std::vector<StreamCheck> repair_journal(config::Settings const& settings, core::Instant now);

} // namespace etimbre::commands
