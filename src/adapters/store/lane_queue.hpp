#pragma once

#include "adapters/store/lane_measures.hpp"
#include "app/work/lane.hpp"

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {

/// A unit of work that waits for its transaction.
struct Waiting {
    app::work::Lane::Work work;
    app::work::Lane::Done done;
    std::chrono::steady_clock::time_point since{}; ///< written by the queue
};

/// Told what no caller can be told any more, such as an exception of a `Done`.
using LaneReport = std::function<void(std::string_view)>;

/// Calls `done`. What it throws ends nothing but itself: it is reported, and the lane goes on.
void tell(app::work::Lane::Done& done, std::exception_ptr failure, LaneReport const& report);

/// Work between the threads that want it done and the threads that do it; of each turn never more than the
/// capacity. What is reserved goes first, but for one in four, so that the others still get on.
class LaneQueue {
public:
    explicit LaneQueue(std::size_t capacity, LaneMeasures measures = {})
        : capacity_{capacity}, measures_{std::move(measures)}
    {
    }

    /// When its turn is full or the queue closed, `done` gets a LaneFull before this returns.
    void put_or_refuse(Waiting waiting, Turn turn = Turn::ordinary);
    /// Waits for work; what has gathered by then, oldest of each turn first, at most `most`. Empty only when
    /// the queue is closed and everything was taken.
    std::vector<Waiting> take(std::size_t most) { return take_share(1, most); }
    /// The same for one of `takers`, who leaves the others theirs: none of them is idle while one has two
    /// units.
    std::vector<Waiting> take_share(std::size_t takers, std::size_t most);
    /// Nothing more comes in; what is in is still taken.
    void close();

private:
    using Waitings = std::deque<Waiting>;

    bool put(Waiting& waiting, Turn turn);
    Waitings& of(Turn turn) { return waiting_.at(static_cast<std::size_t>(turn)); }
    bool is_empty() { return of(Turn::ordinary).empty() && of(Turn::reserved).empty(); }
    Turn next_turn();
    Waiting take_one();

    std::size_t const capacity_;
    LaneMeasures const measures_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::array<Waitings, 2> waiting_; ///< guarded by mutex_
    unsigned given_ = 0;              ///< guarded by mutex_; taken while both turns waited
    bool closed_ = false;             ///< guarded by mutex_
};

/// A lane's entry for one turn.
class LaneEntry final : public app::work::Lane {
public:
    /// `queue` must outlive the entry.
    LaneEntry(LaneQueue& queue, Turn turn) : queue_{queue}, turn_{turn} {}
    void submit(Work work, Done done) override
    {
        queue_.put_or_refuse({std::move(work), std::move(done)}, turn_);
    }

private:
    LaneQueue& queue_;
    Turn turn_;
};

} // namespace etimbre::adapters::store
