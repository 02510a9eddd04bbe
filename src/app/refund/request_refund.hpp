#pragma once

#include "app/refund/ports.hpp"
#include "core/bytes.hpp"
#include "domain/refund/policy.hpp"

#include <string>
#include <vector>

namespace etimbre::app::refund {

struct RefundTerms {
    domain::refund::Policy policy;
    core::Entropy entropy;
};

/// A citizen gives stamps of an order back.
struct RequestRefund {
    core::OrderId order;
    std::vector<std::string> numbers; ///< canonical, each once, at least one
    std::string reason;
};

/// Voids the stamps and owes their money to the card that paid, all or nothing and in one transaction: the
/// ends of the stamps (the key on the number decides against a counter that redeems one at the same moment),
/// the ledger, the refund with its lines and its step in the payment's chain, and the job that sends it.
///
/// Refuses, in this order: `not_found` for an order; `not_refundable` for one that is not paid; for each
/// stamp `not_refundable` where it is not of this order (whether it is anybody's is nobody's business),
/// `redeemed`, `voided`, `suspended`, `expired`, `refund_window`, and `not_refundable` where the fee leaves
/// nothing, or where more would go back than was captured. A refusal leaves nothing behind. Throws where a
/// stamp ended meanwhile: the transaction is then run again.
core::Result<Refund>
request_refund(Books& books, RequestRefund const& command, RefundTerms const& terms, core::Instant now);

} // namespace etimbre::app::refund
