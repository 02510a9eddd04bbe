#include "adapters/store/write_lane.hpp"

#include <chrono>
#include <utility>

namespace etimbre::adapters::store {

WriteLane::WriteLane(Writer::OpenSession const& open, Limits limits, LaneReport report)
    : batch_{limits.batch},
      report_{std::move(report)},
      measures_{limits.measures},
      queue_{limits.waiting, std::move(limits.measures)}
{
    for (auto const& terms : limits.writers) writers_.push_back(std::make_unique<Writer>(open, terms));
    for (auto& writer : writers_) threads_.emplace_back([this, &writer] { serve(*writer); });
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
    threads_.clear();
}

void WriteLane::serve(Writer& writer)
{
    auto const take = [this] { return queue_.take_share(writers_.size(), batch_); };
    for (auto units = take(); !units.empty(); units = take()) {
        auto const begun = std::chrono::steady_clock::now();
        auto const failures = writer.carry_out(units);
        auto const took = std::chrono::steady_clock::now() - begun;
        measures_.committed(units.size(), std::chrono::floor<std::chrono::microseconds>(took));
        measures_.run_again(writer.take_reruns());
        for (std::size_t at = 0; at < units.size(); ++at) tell(units[at].done, failures[at], report_);
    }
}

} // namespace etimbre::adapters::store
