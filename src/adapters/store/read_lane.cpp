#include "adapters/store/read_lane.hpp"

#include <chrono>
#include <span>
#include <utility>

namespace etimbre::adapters::store {
namespace {

/// Beginning and ending a snapshot costs as much as reading a stamp; more than these would keep other readers
/// idle.
constexpr std::size_t together = 4;

} // namespace

class ReadLane::Reader {
public:
    explicit Reader(std::unique_ptr<Session> session)
        : session_{std::move(session)},
          unit_{session_->unit()},
          begin_{session_->sql(), dialect::of(session_->sql()).begin_reading},
          end_{session_->sql(), dialect::rollback}
    {
    }

    /// For each unit null, or why it failed. One that throws leaves its neighbours alone.
    std::vector<std::exception_ptr> carry_out(std::span<Waiting> units)
    {
        std::vector<std::exception_ptr> failures(units.size());
        try {
            begin_.run({});
            for (std::size_t at = 0; at < units.size(); ++at) failures[at] = attempt(units[at].work);
            end_.run({}); // nothing was written, so there is nothing to commit
        } catch (...) {
            for (auto& failure : failures)
                if (!failure) failure = std::current_exception();
        }
        return failures;
    }

private:
    std::exception_ptr attempt(Work& work)
    {
        try {
            work(unit_);
            return nullptr;
        } catch (...) {
            return std::current_exception();
        }
    }

    std::unique_ptr<Session> session_;
    app::work::Unit unit_;
    Prepared<Nothing> begin_;
    Prepared<Nothing> end_;
};

ReadLane::ReadLane(OpenSession const& open, Limits limits, LaneReport report)
    : report_{std::move(report)},
      measures_{limits.measures},
      queue_{limits.waiting, std::move(limits.measures)}
{
    for (unsigned at = 0; at < limits.threads; ++at) readers_.push_back(std::make_unique<Reader>(open()));
    for (auto& reader : readers_) threads_.emplace_back([this, &reader] { serve(*reader); });
}

ReadLane::~ReadLane()
{
    close();
}

void ReadLane::submit(Work work, Done done)
{
    queue_.put_or_refuse({std::move(work), std::move(done)});
}

void ReadLane::close()
{
    queue_.close();
    threads_.clear();
}

void ReadLane::serve(Reader& reader)
{
    auto const take = [this] { return queue_.take_share(readers_.size(), together); };
    for (auto units = take(); !units.empty(); units = take()) {
        auto const begun = std::chrono::steady_clock::now();
        auto const failures = reader.carry_out(units);
        auto const took = std::chrono::steady_clock::now() - begun;
        measures_.committed(units.size(), std::chrono::floor<std::chrono::microseconds>(took));
        for (std::size_t at = 0; at < units.size(); ++at) tell(units[at].done, failures[at], report_);
    }
}

} // namespace etimbre::adapters::store
