#include "acquirer_sim/wall_clock.hpp"

namespace etimbre::acquirer_sim {

core::Instant wall_clock()
{
    return std::chrono::floor<core::Instant::duration>(std::chrono::system_clock::now());
}

} // namespace etimbre::acquirer_sim
