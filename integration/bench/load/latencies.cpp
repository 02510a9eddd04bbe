#include "load/latencies.hpp"

#include <algorithm>
#include <ctime>
#include <stdexcept>

namespace etimbre::bench {

void Latencies::add(std::chrono::nanoseconds took)
{
    micros_.push_back(static_cast<std::uint32_t>(took.count() / 1000));
}

std::uint32_t Latencies::quantile(double share)
{
    if (micros_.empty()) return 0;
    auto const rank = static_cast<std::size_t>(share * static_cast<double>(micros_.size() - 1));
    auto const at = micros_.begin() + static_cast<std::ptrdiff_t>(rank);
    std::ranges::nth_element(micros_, at);
    return *at;
}

std::chrono::nanoseconds cpu_used()
{
    timespec time{};
    if (::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0)
        throw std::runtime_error{"no clock of this process"};
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

} // namespace etimbre::bench
