#pragma once

#include "http/server/turned_away.hpp"
#include "telemetry/metrics.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace etimbre::commands {

/// The connections of one listener that were turned away: each is counted, and each is logged as long as
/// there are not many in one second. Who floods the listener must not flood the log.
class Refusals {
public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::uint64_t lines_per_second = 100; ///< of one reason that says something of a client
    static constexpr std::uint64_t capacity_lines_per_second = 1; ///< of one that says only that it is full

    Refusals(telemetry::Metrics& metrics, std::string listener);

    /// Safe from any thread.
    void note(http::server::TurnedAway const& connection, Clock::time_point now);

private:
    struct Reason {
        telemetry::Counter* counter = nullptr;
        Clock::time_point second{};    ///< when the second began in which lines are counted
        std::uint64_t lines = 0;       ///< in that second
        std::uint64_t unmentioned = 0; ///< since the last line
    };

    /// Whether this one has a line; then how many had none since the last.
    bool has_line(Reason& reason, std::string_view why, Clock::time_point now, std::uint64_t& unmentioned);

    std::string const listener_;
    std::array<Reason, http::server::turned_away::all.size()> reasons_{};
    std::mutex mutex_;
};

} // namespace etimbre::commands
