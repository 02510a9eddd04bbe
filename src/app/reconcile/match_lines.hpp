#pragma once

#include "app/reconcile/ports.hpp"

namespace etimbre::app::reconcile {

/// Matches the next lines of a file, at most 5,000 and at most 9,000 rows to be written, in the caller's one
/// transaction: their matches, exceptions, postings, what their payouts come to, and how far the file is. To
/// be called again until the stage is another one.
void match_next_lines(Books& books, Progress const& progress, Terms const& terms, core::Instant now);

} // namespace etimbre::app::reconcile
