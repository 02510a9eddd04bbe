#pragma once

#include <chrono>
#include <cstddef>

namespace etimbre::http::server {

/// How fast bytes must move, either way: so many in each window, and all of them before the end. Who lets one
/// drip now and then is late after one window, whatever it still owes.
class Pace {
public:
    using Clock = std::chrono::steady_clock;
    using Duration = std::chrono::milliseconds;

    struct Rule {
        Duration window;
        std::size_t bytes_per_second;
        Duration total;
    };

    Pace(Rule rule, Clock::time_point now);

    void moved(std::size_t bytes, Clock::time_point now);
    Clock::time_point deadline() const;

private:
    Duration window_;
    std::size_t bytes_per_window_;
    Clock::time_point window_end_;
    Clock::time_point end_;
    std::size_t moved_in_window_ = 0;
};

} // namespace etimbre::http::server
