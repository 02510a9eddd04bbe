#include "adapters/store/read_lane.hpp"

#include <chrono>
#include <utility>

namespace etimbre::adapters::store {

class ReadLane::Reader {
public:
    explicit Reader(std::unique_ptr<Session> session)
        : session_{std::move(session)},
          unit_{session_->unit()},
          begin_{session_->sql(), dialect::begin_reading},
          end_{session_->sql(), dialect::rollback}
    {
    }

    std::exception_ptr carry_out(Work& work)
    {
        try {
            begin_.run({});
        } catch (...) {
            return std::current_exception();
        }
        auto failure = attempt(work);
        try {
            end_.run({}); // nothing was written, so there is nothing to commit
        } catch (...) {
            if (!failure) failure = std::current_exception();
        }
        return failure;
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
    for (auto units = queue_.take(1); !units.empty(); units = queue_.take(1)) {
        auto const begun = std::chrono::steady_clock::now();
        auto failure = reader.carry_out(units.front().work);
        auto const took = std::chrono::steady_clock::now() - begun;
        measures_.committed(1, std::chrono::floor<std::chrono::microseconds>(took));
        tell(units.front().done, std::move(failure), report_);
    }
}

} // namespace etimbre::adapters::store
