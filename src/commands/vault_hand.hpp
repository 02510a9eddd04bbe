#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace etimbre::commands {

/// One thread that waits for the disk, so that no other has to.
class VaultHand {
public:
    using Work = std::move_only_function<void()>;

    VaultHand();
    ~VaultHand();
    VaultHand(VaultHand const&) = delete;
    VaultHand& operator=(VaultHand const&) = delete;

    /// `work` may not throw. After `stop` it is dropped.
    void give(Work work);
    /// Ends after the work that was given. Idempotent.
    void stop();

private:
    void serve(std::stop_token const& stop);

    std::mutex mutex_;
    std::condition_variable_any news_;
    std::deque<Work> given_; ///< under the mutex
    bool stopped_ = false;   ///< likewise
    std::jthread thread_;
};

} // namespace etimbre::commands
