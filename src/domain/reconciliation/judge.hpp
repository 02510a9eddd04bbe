#pragma once

#include "domain/reconciliation/fee.hpp"
#include "domain/reconciliation/line.hpp"

#include <optional>

namespace etimbre::domain::reconciliation {

/// The code of a line that is tied to an expectation for the first time: currency, amount, then fee.
Code judge(Line const& line, Expectation const& expected, std::optional<FeeTerms> const& terms);

/// The code of a line about what another line told before: the other source, or the file that this one
/// replaces. `expected.told` is set.
Code judge_again(Line const& line, Expectation const& expected);

/// The code of a line that is tied to nothing.
Code judge_alone(Line const& line);

} // namespace etimbre::domain::reconciliation
