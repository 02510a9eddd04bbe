#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// How money comes in.
inline constexpr std::array payment_keys{
    Key{"payments",
        "first_poll_seconds",
        number<&Settings::payments, &Payments::first_poll_seconds>(1, 3600),
        "seconds",
        "When the acquirer is first asked about a payment that no callback has reported."},
    Key{"payments",
        "poll_cap_seconds",
        number<&Settings::payments, &Payments::poll_cap_seconds>(1, 86400),
        "seconds",
        "Longest pause between two such questions; pauses double up to it."},
    Key{"payments",
        "expire_after_minutes",
        number<&Settings::payments, &Payments::expire_after_minutes>(1, 10080),
        "minutes",
        "When an attempt is closed, if the acquirer then knows of no money. Longer than the session below."},
    Key{"payments",
        "session_timeout_seconds",
        number<&Settings::payments, &Payments::session_timeout_seconds>(30, 2700),
        "seconds",
        "How long the acquirer's card page waits for the card."},
};

} // namespace etimbre::config
