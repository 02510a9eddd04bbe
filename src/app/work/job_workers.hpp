#pragma once

#include "app/jobs/jobs.hpp"
#include "app/pay/settle.hpp"
#include "app/work/lane.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

namespace etimbre::app::work {

/// Threads that take owed effects from the job table and do them. A job is ended only after its effect is
/// committed; a worker killed in between leaves the job to whoever claims it when the lease is over.
class JobWorkers {
public:
    struct Terms {
        unsigned threads = 4;
        std::chrono::seconds lease{60}; ///< longer than any one effect takes
        bool alone =
            false; ///< no other program works on these jobs: what the last run had claimed is due now
        std::function<void(std::string_view job, std::string_view why)> on_failure;
    };

    /// `write` and what `settlement` refers to must outlive the workers.
    JobWorkers(Lane& write, pay::Settlement settlement, Terms terms);
    ~JobWorkers();
    JobWorkers(JobWorkers const&) = delete;
    JobWorkers& operator=(JobWorkers const&) = delete;

    /// Says that a job may have become due.
    void wake();
    /// Ends after the effects in progress. Idempotent.
    void stop();

private:
    void work(std::stop_token const& stop);
    bool work_one();
    void perform(jobs::Job const& job);
    pay::Again settle(jobs::Job const& job) const;
    void wait(std::stop_token const& stop);

    Lane& write_;
    pay::Settlement settlement_;
    Terms terms_;
    std::mutex mutex_;
    std::condition_variable_any awake_;
    std::uint64_t calls_ = 0;    ///< guarded by mutex_
    std::uint64_t answered_ = 0; ///< guarded by mutex_
    std::vector<std::jthread> threads_;
};

} // namespace etimbre::app::work
