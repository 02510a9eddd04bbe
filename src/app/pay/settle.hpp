#pragma once

#include "app/pay/acquirers.hpp"
#include "app/pay/ports.hpp"
#include "core/instant.hpp"

#include <chrono>
#include <functional>
#include <optional>

namespace etimbre::app::pay {

/// A payment's owed effect, done outside any transaction but for the books it writes. The value is when to
/// try again; nothing means that the effect is done. Whatever these throw leaves the effect owed.
struct Settlement {
    Transactions& transactions;
    Transactions& reads;  ///< for what is only looked at; may be the same
    Acquirers& acquirers; ///< each payment is settled with its own
    core::Clock clock;
    std::chrono::seconds longest_pause; ///< between two questions about one payment
    /// From the start of an attempt until no card page of it takes a card any more.
    std::chrono::seconds pages_die_after{std::chrono::hours{2}};
    std::function<void(core::PaymentId const&)> tell_a_person = [](core::PaymentId const&) {};
};

using Again = std::optional<core::Instant>;

/// Asks the acquirer how the payment stands and folds the answer in; repairs a lost answer by asking for the
/// money.
Again settle_status(Settlement const& at, core::PaymentId const& id, int attempts);

/// The time to pay is over: the attempt is marked, and closed only by what the acquirer then says.
Again settle_expiry(Settlement const& at, core::PaymentId const& id);

/// Releases or gives back money that no order needs, and asks whether it is so.
Again settle_undo(Settlement const& at, core::PaymentId const& id, int attempts);

/// 1, 2, 4, … seconds, never more than `longest`.
std::chrono::seconds pause_after(int attempts, std::chrono::seconds longest);

} // namespace etimbre::app::pay
