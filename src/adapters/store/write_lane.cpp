#include "adapters/store/write_lane.hpp"

#include <utility>

namespace etimbre::adapters::store {

WriteLane::WriteLane(std::unique_ptr<Session> session, Limits limits, LaneReport report)
    : session_{std::move(session)},
      commit_{*session_},
      batch_{limits.batch},
      report_{std::move(report)},
      queue_{limits.waiting},
      thread_{[this] { serve(); }}
{
}

WriteLane::~WriteLane()
{
    close();
}

void WriteLane::submit(Work work, Done done)
{
    queue_.put_or_refuse({std::move(work), std::move(done)});
}

void WriteLane::close()
{
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

void WriteLane::serve()
{
    for (auto units = queue_.take(batch_); !units.empty(); units = queue_.take(batch_)) {
        auto const failures = commit_.carry_out(units);
        for (std::size_t at = 0; at < units.size(); ++at) tell(units[at].done, failures[at], report_);
    }
}

} // namespace etimbre::adapters::store
