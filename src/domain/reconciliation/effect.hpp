#pragma once

#include "domain/reconciliation/line.hpp"

#include <cstdint>

namespace etimbre::domain::reconciliation {

/// Where the money of an exception waits until somebody decides about it.
enum class Waits {
    nowhere,
    suspense,   ///< money that we cannot say whose it is
    receivable, ///< what the acquirer owes us, or we it
    fees,
    chargebacks, ///< what banks took back from the acquirer, and it from us
};

/// What a line does to the books besides what capture, refund and the payout post: all in minor units of the
/// line's currency. Whatever the outcome, fee − parked is the part of the line's net that our books did not
/// have in the acquirer's account: once its payout is posted too, the line leaves nothing behind there.
struct Effect {
    std::int64_t fee_minor = 0;        ///< posted as a cost; negative where a fee was given back
    std::int64_t parked_minor = 0;     ///< credited to suspense; negative: debited
    std::int64_t chargeback_minor = 0; ///< moved to the account of chargebacks; negative: back from it
    std::int64_t stake_minor = 0;      ///< of the exception, never negative
    Waits waits = Waits::nowhere;
    std::int64_t residue_minor = 0; ///< the debit balance that a write-off takes from where it waits

    friend bool operator==(Effect const&, Effect const&) = default;
};

/// @param expected     What the line is tied to; null where it is tied to nothing.
/// @param agreed_minor The fee by the contract, where one is agreed; else the line's own.
Effect
effect_of(Line const& line, Code code, Tier tier, Expectation const* expected, std::int64_t agreed_minor);

} // namespace etimbre::domain::reconciliation
