#include "commands/bank_pulse.hpp"

#include "commands/measured_acquirer.hpp"

#include <algorithm>

namespace etimbre::commands {

BankPulse::BankPulse(std::vector<std::string> const& acquirers, telemetry::Metrics& metrics)
{
    for (auto const& name : acquirers)
        asked_.push_back({status_calls(metrics, name, "answered"), status_calls(metrics, name, "failed")});
}

bool BankPulse::answers()
{
    std::lock_guard const lock{mutex_};
    for (auto& each : asked_) {
        auto const answered = each.answered.value();
        auto const failed = each.failed.value();
        if (answered != each.answered_before)
            each.answers = true;
        else if (failed != each.failed_before)
            each.answers = false;
        each.answered_before = answered;
        each.failed_before = failed;
    }
    return std::ranges::all_of(asked_, &Asked::answers);
}

} // namespace etimbre::commands
