#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

namespace etimbre::acquirer_sim {

/// Threads that do what may block, now or at a later moment. Work that waits for its moment holds no thread.
class Workers {
public:
    using Work = std::move_only_function<void()>;
    using Clock = std::chrono::steady_clock;

    explicit Workers(unsigned threads);
    /// Ends the work in progress; what was not begun is dropped.
    ~Workers();
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    void start(Work work) { start_after(Clock::duration::zero(), std::move(work)); }
    void start_after(Clock::duration delay, Work work);

private:
    struct Task {
        Clock::time_point due;
        std::uint64_t turn = 0; ///< tasks due together begin in the order in which they came
        mutable Work work;      ///< mutable: priority_queue shows its top as const only
        bool operator<(Task const& other) const
        {
            return due != other.due ? due > other.due : turn > other.turn;
        }
    };

    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::priority_queue<Task> tasks_; ///< guarded by mutex_
    std::uint64_t turns_ = 0;         ///< guarded by mutex_
    bool ending_ = false;             ///< guarded by mutex_
    std::vector<std::thread> threads_;
};

} // namespace etimbre::acquirer_sim
