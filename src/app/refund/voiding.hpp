#pragma once

#include "app/refund/ports.hpp"
#include "app/refund/request_refund.hpp"
#include "domain/refund/policy.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What both ways to give money back have in common.
namespace etimbre::app::refund {

/// Who voids, as the stamp's end says it.
struct Voider {
    std::string counter;  ///< "citizen", or the officer's number
    std::string identity; ///< the refund's maker
    std::string reason;
};

struct StampShare {
    stamp::StampRow row;
    domain::refund::Share share;
};

/// Why a stamp cannot be voided: `redeemed`, `voided`, `suspended`, `expired`; nothing when it can.
std::optional<core::Refusal> not_to_be_voided(stamp::StampState const& state, core::Instant now);

/// Ends the stamp and moves its value from outstanding to refunds payable. Throws where it has an end:
/// whoever calls has looked, so somebody came between, and the transaction is run again.
stamp::StampEnd end_as_voided(
    Books& books, stamp::StampRow const& row, Voider const& by, core::Entropy entropy, core::Instant now
);

/// The refund of stamps of one order, not yet written. Refuses `not_refundable` when more would go back than
/// was captured, and `amount_overflow`.
core::Result<Refund> draw_up(
    Books& books,
    pay::Order const& order,
    std::span<StampShare const> stamps,
    Voider const& by,
    RefundTerms const& terms,
    core::Instant now
);

/// Writes it with its lines, its step in the payment's chain and the posting of its fee, and owes its
/// sending; or holds it for a second person; or, where nothing is due, ends it.
Refund
write_refund(Books& books, Refund const& refund, std::span<StampShare const> stamps, core::Instant now);

} // namespace etimbre::app::refund
