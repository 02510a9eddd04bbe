#pragma once

#include "app/reconcile/ports.hpp"

#include <string_view>

namespace etimbre::app::reconcile {

/// One transaction's worth of matching a file: its movements are taken up, its lines matched chunk by chunk,
/// its movements decided. True while more is to be done. Killed anywhere and called again it goes on behind
/// what was committed; of two callers one has its transaction undone.
bool reconcile_step(Books& books, std::string_view file, Terms const& terms, core::Instant now);

} // namespace etimbre::app::reconcile
