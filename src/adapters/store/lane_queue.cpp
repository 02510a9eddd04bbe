#include "adapters/store/lane_queue.hpp"

#include <utility>

namespace etimbre::adapters::store {
namespace {

using Clock = std::chrono::steady_clock;

} // namespace

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

void LaneQueue::put_or_refuse(Waiting waiting, Turn turn)
{
    if (put(waiting, turn)) return;
    measures_.refused(turn);
    waiting.done(std::make_exception_ptr(app::work::LaneFull{}));
}

bool LaneQueue::put(Waiting& waiting, Turn turn)
{
    {
        std::lock_guard const lock{mutex_};
        auto& line = of(turn);
        if (closed_ || line.size() >= capacity_) return false;
        waiting.since = Clock::now();
        line.push_back(std::move(waiting));
        measures_.waiting(turn, line.size());
    }
    filled_.notify_one();
    return true;
}

Turn LaneQueue::next_turn()
{
    if (of(Turn::reserved).empty()) return Turn::ordinary;
    if (of(Turn::ordinary).empty()) return Turn::reserved;
    return ++given_ % 4 == 0 ? Turn::ordinary : Turn::reserved;
}

Waiting LaneQueue::take_one()
{
    auto const turn = next_turn();
    auto& line = of(turn);
    auto first = std::move(line.front());
    line.pop_front();
    measures_.waiting(turn, line.size());
    measures_.waited(turn, std::chrono::floor<std::chrono::microseconds>(Clock::now() - first.since));
    return first;
}

std::vector<Waiting> LaneQueue::take_share(std::size_t takers, std::size_t most)
{
    std::unique_lock lock{mutex_};
    filled_.wait(lock, [this] { return closed_ || !is_empty(); });
    auto const waiting = of(Turn::ordinary).size() + of(Turn::reserved).size();
    auto const share = std::clamp<std::size_t>(waiting / takers, 1, most);
    std::vector<Waiting> taken;
    while (taken.size() < share && !is_empty()) taken.push_back(take_one());
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
