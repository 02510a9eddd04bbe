#pragma once

#include "app/closing/ports.hpp"

#include <vector>

namespace etimbre::app::closing {

/// Adds what moved to what had moved before; both by account, and so is the sum.
std::vector<Line> carried_forward(std::vector<Line> const& before, std::vector<Turnover> const& moved);

/// Every account on which anything had moved by that moment, the moment itself included: in `debits` and
/// `credits` since the books began. What closed days say is taken from them, so that it costs the open days.
std::vector<Line> trial_balance(LedgerBooks& books, ClosedDays& days, core::Instant at);

} // namespace etimbre::app::closing
