#pragma once

#include "app/refund/ports.hpp"

#include <optional>

/// The steps of a refund that are taken in a transaction.
namespace etimbre::app::refund {

/// What a payment's history must show before and after one refund.
struct Expectation {
    core::Money before;   ///< given back when it took its payment's place
    core::Money amount;   ///< of the refund
    core::Money captured; ///< of the payment
};

enum class Sight {
    not_yet,     ///< as before
    carried_out, ///< as after
    unclear,     ///< the acquirer does not say
    strange,     ///< neither: somebody else gave money back, or took other money; a person must look
};

Sight compare(pay::MoneyHistory const& history, Expectation const& expected);

/// Takes the payment's place and commits to sending. Nothing where another refund holds the place, or where
/// this one is not to be sent (any more).
std::optional<Refund> begin_sending(Books& books, core::RefundId const& id, core::Instant now);

/// Moves a refund that is with the acquirer, unless it has moved since it was read: leaves the place where it
/// is no longer there, and posts what went back. Where it stands then.
domain::refund::State
move_refund(Books& books, Refund const& read, domain::refund::Event on, core::Instant now);

/// Gives up a refund that was declined so often, and releases what it had reserved. False where it goes on.
bool give_up_if_hopeless(Books& books, core::RefundId const& id, int declines_at_most, core::Instant now);

} // namespace etimbre::app::refund
