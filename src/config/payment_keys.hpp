#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// How money comes in, and goes back.
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

    Key{"refunds",
        "window_days",
        number<&Settings::refunds, &Refunds::window_days>(0, 3650),
        "days",
        "How long after its issue an unused stamp can be given back by its citizen; 0: not at all. An "
        "officer's "
        "void knows no window."},
    Key{"refunds",
        "fee_minor",
        number<&Settings::refunds, &Refunds::fee_minor>(0, 100'000'000),
        "minor units",
        "Kept of each stamp that a citizen gives back. A stamp that costs no more than its fee is not taken "
        "back."},
    Key{"refunds",
        "fee_per_mille",
        number<&Settings::refunds, &Refunds::fee_per_mille>(0, 1000),
        "per mille of the stamp's price",
        "Kept besides, rounded down to a minor unit."},
    Key{"refunds",
        "approval_above_minor",
        number<&Settings::refunds, &Refunds::approval_above_minor>(0, 1'000'000'000'000),
        "minor units",
        "A refund of more than this waits until the treasury, as a second person, approves it."},
    Key{"refunds",
        "officer_voids",
        text<&Settings::refunds, &Refunds::officer_voids>(officer_voids),
        "",
        "What comes of an officer's void: refunded, its whole price goes back; kept, the treasury decides."},
    Key{"refunds",
        "resend_after_seconds",
        number<&Settings::refunds, &Refunds::resend_after_seconds>(1, 86400),
        "seconds",
        "After an answer was lost: how long the acquirer's history must show nothing until it is told again. "
        "Longer than a request can be on its way."},
    Key{"refunds",
        "declines_at_most",
        number<&Settings::refunds, &Refunds::declines_at_most>(1, 100),
        "times",
        "A refund that the acquirer has declined so often has failed, and a person must look."},
};

} // namespace etimbre::config
