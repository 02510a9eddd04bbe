#pragma once

#include "commands/journal_check.hpp"
#include "config/settings.hpp"
#include "core/instant.hpp"
#include "telemetry/metrics.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace etimbre::commands {

/// Holds the whole journal against the books, once the service is ready and every hour, in a thread of its
/// own.
class WitnessWatch {
public:
    /// `metrics` must outlive the watch. @param pause  from one comparison to the next.
    WitnessWatch(
        config::Settings settings,
        core::Clock clock,
        telemetry::Metrics& metrics,
        std::chrono::seconds pause = std::chrono::hours{1}
    );

    /// One comparison, now, in the caller's thread. What fails is logged and counted.
    void look();
    /// Begins with the first comparison.
    void start();

private:
    void show(std::vector<StreamCheck> const& checks);

    config::Settings settings_;
    core::Clock clock_;
    std::chrono::seconds pause_;
    telemetry::Gauge& open_;
    telemetry::Counter& mended_;
    telemetry::Counter& failed_;
    telemetry::Gauge& compared_;
    std::mutex mutex_;
    std::condition_variable_any awake_;
    std::jthread thread_;
};

} // namespace etimbre::commands
