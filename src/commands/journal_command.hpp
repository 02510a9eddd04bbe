#pragma once

#include "commands/journal_check.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"

#include <iosfwd>
#include <string>

namespace etimbre::commands {

/// `etimbre journal verify`: every stream of the folder, line by line and against the books; changes nothing.
/// 0 when all is well, 1 when a person must look.
int journal_verify(config::Settings const& settings, core::Instant now, bool json, std::ostream& out);

/// `etimbre journal repair`: puts back what the books lack and freezes what contradicts them, while no
/// service runs. 0 when nothing is left to look at, 1 otherwise.
int journal_repair(config::Settings const& settings, core::Instant now, bool json, std::ostream& out);

/// `etimbre journal frozen`: the stamps that nobody may use until a person has looked. 0 when there are none.
int journal_frozen(config::Settings const& settings, std::ostream& out);

/// `etimbre journal release NUMBER`: a person has looked. 1 when the stamp was not frozen.
int journal_release(config::Settings const& settings, std::string const& number, std::ostream& out);

} // namespace etimbre::commands
