#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace etimbre::bench {

/// One operation of ours beside the bare one that it cannot do without. `at` counts the calls, so that no two
/// in a row need have the same input.
struct Contest {
    std::string_view name;
    std::size_t calls; ///< of each side, in each round
    std::function<void(std::size_t at)> ours;
    std::function<void(std::size_t at)> reference;
};

/// Runs both sides in turn in one thread, after one unmeasured call of each, and prints the CPU microseconds
/// of a call as one line of JSON: {"name":…,"ours_us":[…],"reference_us":[…]}, one figure a round.
void hold(Contest const& contest, std::size_t rounds);

} // namespace etimbre::bench
