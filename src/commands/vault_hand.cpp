#include "commands/vault_hand.hpp"

#include <utility>

namespace etimbre::commands {

VaultHand::VaultHand() : thread_{[this](std::stop_token const& stop) { serve(stop); }} {}

VaultHand::~VaultHand()
{
    stop();
}

void VaultHand::give(Work work)
{
    {
        std::lock_guard const lock{mutex_};
        if (stopped_) return;
        given_.push_back(std::move(work));
    }
    news_.notify_one();
}

void VaultHand::stop()
{
    {
        std::lock_guard const lock{mutex_};
        stopped_ = true;
    }
    thread_ = {};
}

void VaultHand::serve(std::stop_token const& stop)
{
    for (;;) {
        std::unique_lock lock{mutex_};
        news_.wait(lock, stop, [this] { return !given_.empty(); });
        if (given_.empty()) return;
        auto work = std::move(given_.front());
        given_.pop_front();
        lock.unlock();
        work();
    }
}

} // namespace etimbre::commands
