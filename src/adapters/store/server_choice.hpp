#pragma once

#include <atomic>
#include <cstddef>

namespace etimbre::adapters::store {

/// The place in the list of servers of the one that is used: it stays until somebody finds it failing. Safe
/// from any thread.
class ServerChoice {
public:
    std::size_t at_hand() const { return at_.load(); }
    /// Says that `tried` could not be used and `found` can. Who found another one meanwhile is left in peace.
    void move(std::size_t tried, std::size_t found) { at_.compare_exchange_strong(tried, found); }

private:
    std::atomic<std::size_t> at_ = 0;
};

} // namespace etimbre::adapters::store
