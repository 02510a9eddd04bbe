#pragma once

#include "adapters/store/audit.hpp"

#include <string>

/// What an audit found, for a person and for a program.
namespace etimbre::commands {

/// A block for each finding, then one line that counts.
std::string text_of(adapters::store::AuditReport const& report);

/// One line: `result` is "clean" or "broken".
std::string json_of(adapters::store::AuditReport const& report);

} // namespace etimbre::commands
