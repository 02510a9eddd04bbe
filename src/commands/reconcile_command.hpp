#pragma once

#include "config/settings.hpp"
#include "core/instant.hpp"

#include <iosfwd>
#include <string>

namespace etimbre::commands {

struct ReconcileQuestion {
    std::string day; ///< such as 2026-11-30; empty: today, in UTC
    bool json = false;
};

/// `etimbre reconcile`: does now, in this process, what the service does by itself: matches every published
/// file to its end and looks through the queue. Then the match of the day: 0 where everything of it is
/// matched, 1 where exceptions wait, something is not matched or does not add up, or a file of whatever day
/// cannot be matched. Throws std::invalid_argument for a day that is none.
int reconcile(
    config::Settings const& settings,
    core::Clock clock,
    ReconcileQuestion const& question,
    std::ostream& out,
    std::ostream& err
);

} // namespace etimbre::commands
