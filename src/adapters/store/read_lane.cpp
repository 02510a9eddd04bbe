#include "adapters/store/read_lane.hpp"

#include <chrono>
#include <span>
#include <utility>

namespace etimbre::adapters::store {
namespace {

/// Beginning and ending a snapshot costs as much as reading a stamp; more than these would keep other readers
/// idle.
constexpr std::size_t together = 4;

constexpr int most_runs = 3;

} // namespace

class ReadLane::Reader {
public:
    explicit Reader(OpenSession const& open) : open_{open}, at_hand_{std::make_unique<AtHand>(open_())} {}

    /// For each unit null, or why it failed. One that throws leaves its neighbours alone. What a lost
    /// connection made to fail is read again on another.
    std::vector<std::exception_ptr> carry_out(std::span<Waiting> units)
    {
        for (int run = 1;; ++run) {
            try {
                return read(units);
            } catch (StoreFailure const&) {
                if (run == most_runs)
                    return std::vector<std::exception_ptr>(units.size(), std::current_exception());
            }
        }
    }

private:
    /// A session and what hangs on it.
    struct AtHand {
        explicit AtHand(std::unique_ptr<Session> opened)
            : session{std::move(opened)},
              unit{session->unit()},
              begin{session->sql(), dialect::of(session->sql()).begin_reading},
              end{session->sql(), dialect::rollback}
        {
        }

        std::unique_ptr<Session> session;
        app::work::Unit unit;
        Prepared<Nothing> begin;
        Prepared<Nothing> end;
    };

    std::vector<std::exception_ptr> read(std::span<Waiting> units)
    {
        if (!at_hand_) at_hand_ = std::make_unique<AtHand>(open_());
        std::vector<std::exception_ptr> failures(units.size());
        try {
            at_hand_->begin.run({});
            for (std::size_t at = 0; at < units.size(); ++at) failures[at] = attempt(units[at].work);
            at_hand_->end.run({}); // nothing was written, so there is nothing to commit
        } catch (StoreFailure const&) {
            at_hand_.reset(); // a fresh session has no transaction that was left open
            throw;
        }
        return failures;
    }

    std::exception_ptr attempt(Work& work)
    {
        try {
            work(at_hand_->unit);
            return nullptr;
        } catch (Conflict const&) {
            throw;
        } catch (ConnectionLost const&) {
            throw;
        } catch (...) {
            return std::current_exception();
        }
    }

    OpenSession open_;
    std::unique_ptr<AtHand> at_hand_; ///< null while there is no connection
};

ReadLane::ReadLane(OpenSession const& open, Limits limits, LaneReport report)
    : report_{std::move(report)},
      measures_{limits.measures},
      queue_{limits.waiting, std::move(limits.measures)}
{
    for (unsigned at = 0; at < limits.threads; ++at) readers_.push_back(std::make_unique<Reader>(open));
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
