#include "adapters/store/lane_queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace etimbre::adapters::store {

void tell(app::work::Lane::Done& done, std::exception_ptr failure, LaneReport const& report)
{
    try {
        done(std::move(failure));
    } catch (std::exception const& thrown) {
        report(thrown.what());
    } catch (...) {
        report("an exception of no known kind");
    }
}

void LaneQueue::put_or_refuse(Waiting waiting)
{
    if (put(waiting)) return;
    waiting.done(std::make_exception_ptr(app::work::LaneFull{}));
}

bool LaneQueue::put(Waiting& waiting)
{
    {
        std::lock_guard const lock{mutex_};
        if (closed_ || waiting_.size() >= capacity_) return false;
        waiting_.push_back(std::move(waiting));
    }
    filled_.notify_one();
    return true;
}

std::vector<Waiting> LaneQueue::take(std::size_t most)
{
    std::unique_lock lock{mutex_};
    filled_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    auto const end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(most, waiting_.size()));
    std::vector<Waiting> taken{std::move_iterator{waiting_.begin()}, std::move_iterator{end}};
    waiting_.erase(waiting_.begin(), end);
    return taken;
}

void LaneQueue::close()
{
    {
        std::lock_guard const lock{mutex_};
        closed_ = true;
    }
    filled_.notify_all();
}

} // namespace etimbre::adapters::store
