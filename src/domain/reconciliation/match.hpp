#pragma once

#include "domain/reconciliation/fee.hpp"
#include "domain/reconciliation/line.hpp"

#include <span>
#include <vector>

namespace etimbre::domain::reconciliation {

/// Matches lines with what is expected by exact keys alone: first the acquirer's reference and the kind, then
/// our reference and the kind. Each step is one hash join that uses up both sides; amounts are compared only
/// afterwards, and where one key has several on a side, equal amounts go together first. Nothing is guessed.
///
/// @param terms  The contract's fees; nothing: fees are not checked line by line.
/// @return       One outcome a line, in their order. O(lines + expectations).
std::vector<Outcome> match_by_reference(
    std::span<Line const> lines,
    std::span<Expectation const> expectations,
    std::optional<FeeTerms> const& terms
);

} // namespace etimbre::domain::reconciliation
