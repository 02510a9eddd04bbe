#pragma once

#include "app/reconcile/ports.hpp"

namespace etimbre::app::reconcile {

/// Lines of the files that this one replaces, and that are not in it any more: what was posted for them
/// stays, the difference goes into the queue. One transaction's worth of looking; false when all was looked
/// at.
bool raise_withdrawn(Books& books, Progress const& progress, Terms const& terms, core::Instant now);

} // namespace etimbre::app::reconcile
