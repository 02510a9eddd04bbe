#pragma once

#include "app/reconcile/ports.hpp"

namespace etimbre::app::reconcile {

/// One step of an exception's life, as it is going to be written.
struct NextStep {
    recon::Step step = recon::Step::correct;
    std::string actor;
    std::string reason;
    Exception to; ///< with its new action, maker and checker; state and version are written here
};

/// Writes the step and posts what it moves. Refuses `exception_state` where the table has no such step or
/// another one came first.
core::Result<Exception> take_step(Books& books, Exception const& from, NextStep next, core::Instant now);

/// Taken back, whatever it was closed with. `from` is closed.
core::Result<Exception> reopen(
    Books& books, Exception const& from, std::string_view actor, std::string_view reason, core::Instant now
);

} // namespace etimbre::app::reconcile
