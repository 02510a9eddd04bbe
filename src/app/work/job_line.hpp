#pragma once

#include "app/jobs/jobs.hpp"
#include "app/pay/settle.hpp"
#include "app/work/lane.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace etimbre::app::work {

/// The owed effects of one acquirer, or of one kind: a dispatcher claims as many as there are idle hands, in
/// one transaction, and the hands do them. A line has its own hands, so that an acquirer that does not answer
/// keeps those of no other.
class JobLine {
public:
    struct Terms {
        std::string acquirer{};
        std::optional<jobs::Kind> kind{}; ///< of this kind alone, whatever acquirer it is about
        unsigned hands = 0;
        std::chrono::seconds lease{}; ///< longer than any one effect takes
        std::string claimant{};       ///< of this service alone
        core::Clock clock;
        std::function<pay::Again(jobs::Job const&)> effect;
        std::function<std::chrono::seconds(int attempts)> pause; ///< after an effect that failed
        std::function<void(std::string_view job, std::string_view why)> on_failure;
    };

    /// `write` must outlive the line.
    JobLine(Lane& write, Terms terms);
    ~JobLine();
    JobLine(JobLine const&) = delete;
    JobLine& operator=(JobLine const&) = delete;

    /// Says that a job may have become due.
    void wake();
    /// Ends after the effects in progress. Idempotent.
    void stop();

private:
    void dispatch(std::stop_token const& stop);
    std::size_t wait_for_room(std::stop_token const& stop);
    void claim(std::size_t room);
    void work(std::stop_token const& stop);
    std::optional<jobs::Job> next(std::stop_token const& stop);
    void perform(jobs::Job const& job);
    void conclude(jobs::Job job, pay::Again again);

    Lane& write_;
    Terms terms_;
    std::mutex mutex_;
    std::condition_variable_any news_;    ///< for the dispatcher
    std::condition_variable_any claimed_; ///< for the hands
    // Under the mutex.
    std::deque<jobs::Job> at_hand_;
    std::size_t idle_ = 0;
    std::uint64_t calls_ = 0;
    std::uint64_t answered_ = 0;

    std::vector<std::jthread> hands_;
    std::jthread dispatcher_;
};

} // namespace etimbre::app::work
