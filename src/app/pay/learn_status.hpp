#pragma once

#include "app/pay/ports.hpp"

namespace etimbre::app::pay {

/// What the acquirer's answer asks us to do next, outside any transaction.
enum class Step {
    nothing,      ///< the payment has come to rest
    ask_again,    ///< nothing new
    capture,      ///< authorised and wanted: ask for the money, then ask again
    look_later,   ///< ended without money; a card page opened before may still bring some
    tell_a_person ///< frozen just now: another amount than ours
};

/// After so many questions a capture that the bank declines once more is given up.
inline constexpr int captures_at_most = 12;

/// So many fruitless questions about a capture make it `unknown`; it is asked about all the same.
inline constexpr int questions_until_unknown = 6;

/// Folds what the acquirer says into our books, in one transaction. The answer is evidence about the payment
/// as it stands now: it may have moved since the question was asked. `asked_before`: how often this question
/// was asked since the payment last moved; a fresh capture gets a moment before it is repaired.
Step learn_status(
    Books& books, core::PaymentId const& id, StatusAnswer const& answer, int asked_before, core::Instant now
);

/// No answer came at all, or none that can be read. After so many questions a capture is `unknown`.
void learn_silence(Books& books, core::PaymentId const& id, int asked_before, core::Instant now);

/// The bank will not give what it authorised: the authorisation is released, and another card may pay.
void give_up_capture(Books& books, core::PaymentId const& id, core::Instant now);

} // namespace etimbre::app::pay
