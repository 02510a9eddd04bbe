#pragma once

#include "core/instant.hpp"
#include "core/money.hpp"
#include "core/result.hpp"

#include <chrono>
#include <cstdint>

namespace etimbre::domain::refund {

/// What the administration allows, and keeps, when a citizen gives an unused stamp back.
struct Policy {
    std::chrono::days window{90};          ///< from the stamp's issue; none at all where it is 0
    std::int64_t fee_minor = 0;            ///< kept of each stamp
    std::int64_t fee_per_mille = 0;        ///< kept of each stamp besides, rounded down
    std::int64_t approval_above_minor = 0; ///< what a refund may give back without a second person
};

/// How a stamp's price is divided between its citizen and the house.
struct Share {
    core::Money back;
    core::Money fee;

    friend bool operator==(Share const&, Share const&) = default;
};

/// The share of a stamp of that price under the policy; of a stamp that cost nothing, nothing and nothing.
/// Refuses `not_refundable` where the fee leaves nothing, and `amount_overflow`.
core::Result<Share> share_of(core::Money price, Policy const& policy);

/// The same where the house itself takes the stamp back: all of it.
Share whole(core::Money price);

/// Refuses `refund_window` for a stamp issued too long before `now`.
core::Result<void> within_window(core::Instant issued, Policy const& policy, core::Instant now);

constexpr bool needs_approval(core::Money back, Policy const& policy)
{
    return back.minor() > policy.approval_above_minor;
}

} // namespace etimbre::domain::refund
