#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace etimbre::bench {

/// How long each of many things took, in whole microseconds.
class Latencies {
public:
    void add(std::chrono::nanoseconds took);
    std::size_t count() const { return micros_.size(); }
    /// The least time within which this share of them was over; 0 for none.
    std::uint32_t quantile(double share);

private:
    std::vector<std::uint32_t> micros_;
};

/// CPU time of this process so far, user and system, of all its threads.
std::chrono::nanoseconds cpu_used();

} // namespace etimbre::bench
