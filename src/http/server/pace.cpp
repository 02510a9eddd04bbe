#include "http/server/pace.hpp"

#include <algorithm>

namespace etimbre::http::server {

Pace::Pace(Rule rule, Clock::time_point now)
    : window_{rule.window},
      bytes_per_window_{rule.bytes_per_second * static_cast<std::size_t>(rule.window.count()) / 1000},
      window_end_{now + rule.window},
      end_{now + rule.total}
{
}

void Pace::moved(std::size_t bytes, Clock::time_point now)
{
    moved_in_window_ += bytes;
    if (moved_in_window_ < bytes_per_window_) return;
    moved_in_window_ = 0;
    window_end_ = now + window_;
}

Pace::Clock::time_point Pace::deadline() const
{
    return std::min(window_end_, end_);
}

} // namespace etimbre::http::server
