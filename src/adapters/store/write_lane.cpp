#include "adapters/store/write_lane.hpp"

#include <chrono>
#include <utility>

namespace etimbre::adapters::store {

WriteLane::WriteLane(std::unique_ptr<Session> session, Limits limits, LaneReport report)
    : session_{std::move(session)},
      commit_{*session_, limits.witness},
      batch_{limits.batch},
      report_{std::move(report)},
      measures_{limits.measures},
      queue_{limits.waiting, std::move(limits.measures)},
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
        auto const begun = std::chrono::steady_clock::now();
        auto const failures = commit_.carry_out(units);
        auto const took = std::chrono::steady_clock::now() - begun;
        measures_.committed(units.size(), std::chrono::floor<std::chrono::microseconds>(took));
        for (std::size_t at = 0; at < units.size(); ++at) tell(units[at].done, failures[at], report_);
    }
}

} // namespace etimbre::adapters::store
