#include "domain/webhook/schedule.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace etimbre::domain::webhook {

std::optional<std::chrono::milliseconds>
Schedule::pause_after(int failures, std::chrono::seconds retry_after, core::Entropy entropy) const
{
    if (failures < 1 || static_cast<std::size_t>(failures) > pauses.size()) return std::nullopt;
    std::array<std::uint8_t, 2> drawn{};
    entropy(drawn);
    constexpr std::int64_t span = 400'000; // two fifths, in parts of a million
    auto const part = (std::int64_t{drawn[0]} * 256 + drawn[1]) * span / 65'535;
    auto const pause = pauses.at(static_cast<std::size_t>(failures - 1));
    std::chrono::milliseconds const with_jitter{pause.count() * (800'000 + part) / 1000};
    std::chrono::milliseconds const asked =
        std::clamp(retry_after, std::chrono::seconds{0}, longest_retry_after);
    return std::max(with_jitter, asked);
}

} // namespace etimbre::domain::webhook
