#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// When what files should tell of is overdue (docs/reconciliation.md).
inline constexpr std::array reconciliation_keys{
    Key{"reconciliation",
        "missing_after_hours",
        number<&Settings::reconciliation, &Reconciliation::missing_after_hours>(1, 2160),
        "hours",
        "How long a sale or a refund may be in no file of its acquirer before it is an exception."},
    Key{"reconciliation",
        "payout_after_days",
        number<&Settings::reconciliation, &Reconciliation::payout_after_days>(0, 90),
        "days",
        "How long after its day a payout that an acquirer reports may be on its way to the bank."},
    Key{"reconciliation",
        "stuck_after_hours",
        number<&Settings::reconciliation, &Reconciliation::stuck_after_hours>(1, 2160),
        "hours",
        "How long a payment may be unknown before people look at it; the acquirer is asked all the while."},
    Key{"reconciliation",
        "sweep_minutes",
        number<&Settings::reconciliation, &Reconciliation::sweep_minutes>(1, 1440),
        "minutes",
        "Pause between two looks through the whole queue of exceptions. A file that comes in is matched at "
        "once."},
};

} // namespace etimbre::config
