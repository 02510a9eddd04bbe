#pragma once

#include "domain/reconciliation/fee.hpp"
#include "domain/reconciliation/line.hpp"

#include <span>
#include <vector>

namespace etimbre::domain::reconciliation {

/// Ties what `match_by_reference` left without a tie, by authorisation code, amount, currency and day (three
/// days apart at most), where exactly one line and one expectation fit each other. To be asked over all lines
/// and expectations that are left, since what is unique among some need not be among all.
void match_by_description(
    std::span<Line const> lines,
    std::span<Expectation const> expectations,
    std::optional<FeeTerms> const& terms,
    std::vector<Outcome>& outcomes
);

} // namespace etimbre::domain::reconciliation
