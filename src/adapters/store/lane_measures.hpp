#pragma once

#include "telemetry/metrics.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace etimbre::adapters::store {

/// Which of a lane's two queues a unit waits in. What must go through while others are turned away, such as a
/// redemption, has a reserve of its own and goes first.
enum class Turn : std::size_t { ordinary, reserved };

/// What an operator wants to know of a lane: how many wait, how long they waited, how many were turned away,
/// and how long commits take. Copies are the same measures; safe from any thread.
class LaneMeasures {
public:
    /// Measures that nobody reads.
    LaneMeasures();
    /// `metrics` must outlive every copy.
    LaneMeasures(telemetry::Metrics& metrics, std::string const& lane);

    void waiting(Turn turn, std::size_t units) const;
    void waited(Turn turn, std::chrono::microseconds time) const;
    void refused(Turn turn) const;
    void committed(std::size_t units, std::chrono::microseconds took) const;
    /// Transactions that another one, or a lost connection, made to run again.
    void run_again(std::size_t times) const;

private:
    struct OfTurn {
        telemetry::Gauge* waiting = nullptr;
        telemetry::Histogram* waited = nullptr;
        telemetry::Counter* refused = nullptr;
    };

    explicit LaneMeasures(std::shared_ptr<telemetry::Metrics> own);

    OfTurn const& of(Turn turn) const { return turns_.at(static_cast<std::size_t>(turn)); }

    std::shared_ptr<telemetry::Metrics> own_; ///< null where the measures are somebody's
    std::array<OfTurn, 2> turns_{};
    telemetry::Histogram* commits_ = nullptr;
    telemetry::Counter* units_ = nullptr;
    telemetry::Counter* reruns_ = nullptr;
};

} // namespace etimbre::adapters::store
