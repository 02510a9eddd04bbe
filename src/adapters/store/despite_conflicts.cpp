#include "adapters/store/despite_conflicts.hpp"

#include "adapters/store/store_failure.hpp"

#include <chrono>
#include <random>
#include <thread>

namespace etimbre::adapters::store {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 30s;

/// Not all after the same time, or they would meet again.
void pause()
{
    std::random_device chance;
    std::uniform_int_distribution<int> drawn{5, 50};
    std::this_thread::sleep_for(std::chrono::milliseconds{drawn(chance)});
}

} // namespace

void run_despite_conflicts(std::function<void()> const& transaction)
{
    auto const until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            return transaction();
        } catch (Conflict const&) {
            if (std::chrono::steady_clock::now() >= until) throw;
        }
        pause();
    }
}

} // namespace etimbre::adapters::store
