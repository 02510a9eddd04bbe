#pragma once

#include "app/reconcile/ports.hpp"

namespace etimbre::app::reconcile {

/// Takes the next movements of a statement into the match. Those that another file brought before are copies.
void take_up_entries(Books& books, Progress const& progress, core::Instant now);

/// Decides the next movements of a file and posts them: bank against the acquirer's account where they are a
/// payout, else against suspense. When none is left the payouts are compared and the file is done.
void decide_next_entries(Books& books, Progress const& progress, Terms const& terms, core::Instant now);

/// Looks again at movements that nothing explained. How many there were.
std::size_t explain_entries(Books& books, Terms const& terms, core::Instant now);

/// Compares what reports say of open payouts with what the bank brought.
void compare_payouts(Books& books, Terms const& terms, core::Instant now);

} // namespace etimbre::app::reconcile
