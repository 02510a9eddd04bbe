#pragma once

#include "core/instant.hpp"

#include <chrono>

namespace etimbre::domain::notice {

/// How long and how often a mail is tried.
struct Patience {
    std::chrono::seconds first_pause{60};
    std::chrono::seconds longest_pause{std::chrono::hours{6}};
    std::chrono::seconds all_in_all{std::chrono::hours{72}};

    /// After so many tries: the first pause, doubled with each, never more than the longest.
    std::chrono::seconds pause_after(int tries) const;
    bool is_over(core::Instant created, core::Instant now) const { return now - created >= all_in_all; }
};

} // namespace etimbre::domain::notice
