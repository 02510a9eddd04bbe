#pragma once

#include "app/reconcile/ports.hpp"

#include <span>

namespace etimbre::app::reconcile {

/// Looks again at lines of the queue by their references: a payment that was late is captured by now, or what
/// they name has come into our books.
void look_again(Books& books, std::span<OpenLine const> lines, Terms const& terms, core::Instant now);

/// Ties those of all lines that are tied to nothing and whose description fits just one thing of ours.
void look_at_descriptions(
    Books& books, std::span<OpenLine const> lines, Terms const& terms, core::Instant now
);

} // namespace etimbre::app::reconcile
