#pragma once

#include "domain/feed/event.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::feed {

/// Appends the line in which an event waits for its number: id|mission|at_us|data and a line feed. None of
/// the four holds a line feed, and only the last one may hold the divider.
void append_line(std::string& out, Noted const& event);

/// What `append_line` wrote; nothing where somebody else wrote it.
std::optional<std::vector<Noted>> read_lines(std::string_view text);

/// Puts events that were noted up to one moment in the order of the feed: by the second in which they
/// happened, but none before what must have happened to its subject before it, whatever the clocks of two
/// services say. Those of one second keep to the order of `Type`, then to their time, then to the order in
/// which they come.
void put_in_order(std::vector<Noted>& events);

/// The id of what must be in the feed before this one; nothing where it is the first of its subject.
std::optional<std::string> before(Noted const& event);

} // namespace etimbre::domain::feed
