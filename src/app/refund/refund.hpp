#pragma once

#include "core/id.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "domain/refund/state.hpp"

#include <optional>
#include <string>

namespace etimbre::app::refund {

/// Money to be given back for stamps that were voided.
struct Refund {
    core::RefundId id;
    core::OrderId order;
    std::optional<core::PaymentId> payment; ///< it goes back to; none where the stamps cost nothing
    std::string maker;                      ///< who asked: "order:9f…" or the identity of a certificate
    std::string reason;
    core::Money amount; ///< that goes back
    core::Money fee;    ///< that is kept
    bool needs_approval = false;
    core::Instant created_at;
    domain::refund::State state = domain::refund::State::requested;
    int sequence = 0;       ///< transitions so far
    core::Instant moved_at; ///< the last of them
};

/// One stamp's share of its refund.
struct RefundLine {
    std::string number;
    core::RefundId refund;
    core::Money amount;
    core::Money fee;
};

struct Approval {
    core::RefundId refund;
    std::string maker;
    std::string checker;
    core::Instant at;
};

} // namespace etimbre::app::refund
