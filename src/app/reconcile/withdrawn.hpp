#pragma once

#include "app/reconcile/ports.hpp"

namespace etimbre::app::reconcile {

/// Lines of the file that this one replaces, and that are not in it any more: what was posted for them stays,
/// the difference goes into the queue. False when there are no more.
bool raise_withdrawn(Books& books, Progress const& progress, Terms const& terms, core::Instant now);

} // namespace etimbre::app::reconcile
