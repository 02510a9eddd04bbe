#pragma once

#include "app/pay/acquirers.hpp"
#include "app/pay/settle.hpp"
#include "app/refund/ports.hpp"

#include <chrono>
#include <functional>

namespace etimbre::app::refund {

/// A refund's owed effect, done outside any transaction but for the books it writes. Whatever it throws
/// leaves the effect owed.
struct RefundSettlement {
    Transactions& transactions;
    Transactions& reads;       ///< for what is only looked at; may be the same
    pay::Acquirers& acquirers; ///< each refund is told to the one of its payment
    core::Clock clock;
    std::chrono::seconds longest_pause; ///< between two questions about one refund
    /// After a call whose answer was lost, the acquirer's history must have shown nothing for so long until
    /// it is told again: longer than a request can be on its way.
    std::chrono::seconds resend_after{std::chrono::minutes{10}};
    int declines_at_most = 5; ///< then it has failed for good
    std::function<void(core::RefundId const&, domain::refund::State)> tell_a_person =
        [](core::RefundId const&, domain::refund::State) {};
};

/// One step on the way of a refund:
///
///     requested, declined → the payment's one place is taken and `sending` committed; the acquirer's history
///         is read; only if it shows what went back before, and no more, the acquirer is told: Void where the
///         whole payment goes and its day is not closed, else Credit
///     sending, submitted, unknown → the history alone says whether it was carried out
///
/// While one refund of a payment is with the acquirer no other one is, so that what its history says was
/// given back in all decides: a kill between a call and its answer never makes a second Credit.
pay::Again settle_refund(RefundSettlement const& at, core::RefundId const& id, int attempts);

} // namespace etimbre::app::refund
