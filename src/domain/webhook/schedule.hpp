#pragma once

#include "core/bytes.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace etimbre::domain::webhook {

/// When an event that an endpoint did not take is sent to it again. The first try is at once; each pause is
/// drawn within a fifth of what the schedule says, so that endpoints which failed together do not come back
/// together.
struct Schedule {
    /// The pauses of Standard Webhooks: ten tries within some three days.
    std::vector<std::chrono::seconds> pauses{
        std::chrono::seconds{5},
        std::chrono::minutes{5},
        std::chrono::minutes{30},
        std::chrono::hours{2},
        std::chrono::hours{5},
        std::chrono::hours{10},
        std::chrono::hours{14},
        std::chrono::hours{20},
        std::chrono::hours{24},
    };

    /// @param failures    tries of the event that have failed, at least 1.
    /// @param retry_after what the endpoint asked for: it is waited for, but never longer than a day.
    /// @return nothing when there is no further try.
    std::optional<std::chrono::milliseconds>
    pause_after(int failures, std::chrono::seconds retry_after, core::Entropy entropy) const;
};

inline constexpr std::chrono::seconds longest_retry_after = std::chrono::hours{24};

} // namespace etimbre::domain::webhook
