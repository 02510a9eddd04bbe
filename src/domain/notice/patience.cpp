#include "domain/notice/patience.hpp"

#include <algorithm>

namespace etimbre::domain::notice {

std::chrono::seconds Patience::pause_after(int tries) const
{
    constexpr int doublings_at_most = 16;
    return std::min(first_pause * (1L << std::clamp(tries - 1, 0, doublings_at_most)), longest_pause);
}

} // namespace etimbre::domain::notice
