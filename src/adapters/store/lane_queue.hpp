#pragma once

#include "app/work/lane.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string_view>
#include <vector>

namespace etimbre::adapters::store {

/// A unit of work that waits for its transaction.
struct Waiting {
    app::work::Lane::Work work;
    app::work::Lane::Done done;
};

/// Told what no caller can be told any more, such as an exception of a `Done`.
using LaneReport = std::function<void(std::string_view)>;

/// Calls `done`. What it throws ends nothing but itself: it is reported, and the lane goes on.
void tell(app::work::Lane::Done& done, std::exception_ptr failure, LaneReport const& report);

/// Work between the threads that want it done and the threads that do it; never longer than its capacity.
class LaneQueue {
public:
    explicit LaneQueue(std::size_t capacity) : capacity_{capacity} {}

    /// When the queue is full or closed, `done` gets a LaneFull before this returns.
    void put_or_refuse(Waiting waiting);
    /// Waits for work; what has gathered by then, oldest first, at most `most`. Empty only when the queue is
    /// closed and everything was taken.
    std::vector<Waiting> take(std::size_t most);
    /// Nothing more comes in; what is in is still taken.
    void close();

private:
    bool put(Waiting& waiting);

    std::size_t const capacity_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Waiting> waiting_; ///< guarded by mutex_
    bool closed_ = false;         ///< guarded by mutex_
};

} // namespace etimbre::adapters::store
