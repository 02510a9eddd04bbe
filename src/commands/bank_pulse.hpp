#pragma once

#include "telemetry/metrics.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace etimbre::commands {

/// Whether the acquirers answer, told by the measures of our questions to them: nobody is asked for this
/// alone.
class BankPulse {
public:
    /// `metrics` must outlive the pulse.
    BankPulse(std::vector<std::string> const& acquirers, telemetry::Metrics& metrics);

    /// False after questions of which none was answered, until one is. Safe from any thread.
    bool answers();

private:
    struct Asked {
        telemetry::Counter& answered;
        telemetry::Counter& failed;
        std::uint64_t answered_before = 0;
        std::uint64_t failed_before = 0;
        bool answers = true;
    };

    std::mutex mutex_;
    std::vector<Asked> asked_;
};

} // namespace etimbre::commands
