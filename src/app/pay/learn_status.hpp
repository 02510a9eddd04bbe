#pragma once

#include "app/pay/ports.hpp"

namespace etimbre::app::pay {

/// What the acquirer's answer asks us to do next, outside any transaction.
enum class Step {
    nothing,   ///< the payment has come to rest
    ask_again, ///< nothing new
    capture,   ///< authorised and wanted: ask for the money, then ask again
};

/// Folds what the acquirer says into our books, in one transaction. The answer is evidence about the payment
/// as it stands now: it may have moved since the question was asked. `asked_before`: how often this question
/// was asked since the payment last moved; a fresh capture gets a moment before it is repaired.
Step learn_status(
    Books& books, core::PaymentId const& id, StatusAnswer const& answer, int asked_before, core::Instant now
);

} // namespace etimbre::app::pay
