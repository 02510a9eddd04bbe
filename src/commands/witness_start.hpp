#pragma once

#include "adapters/journal/stream_files.hpp"
#include "commands/journal_check.hpp"
#include "config/settings.hpp"

#include <memory>

namespace etimbre::commands {

/// Makes the journal's folder, which must be there before the sandbox closes.
void make_journal_folder(config::Settings const& settings);

/// The stream of that number of this service, as its only writer, compared with the database: returns when
/// both stand at the same record, or the database has no record of the stream and the files none either. What
/// the database lacks and can be put back, is. Says in the log what was found. Throws JournalFailure with a
/// sentence that says what to do, where the two contradict.
std::unique_ptr<adapters::journal::StreamFiles>
start_witness(config::Settings const& settings, core::Instant now, unsigned number = 0);

/// Each fact that was mended or contradicts the books, and a line that is broken, in the log.
void log_findings(StreamCheck const& check);

} // namespace etimbre::commands
