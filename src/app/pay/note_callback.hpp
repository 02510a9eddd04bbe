#pragma once

#include "app/pay/ports.hpp"

#include <string_view>

namespace etimbre::app::pay {

/// The three words the acquirer understands (docs/est3dgate.md).
enum class CallbackAnswer {
    failure,   ///< we cannot take this message: hash, order, acquirer or amount is not right
    approved,  ///< received; do not capture
    post_auth, ///< received; take the money
};

constexpr std::string_view text_of(CallbackAnswer answer)
{
    switch (answer) {
    case CallbackAnswer::failure:
        return "FAILURE";
    case CallbackAnswer::approved:
        return "APPROVED";
    case CallbackAnswer::post_auth:
        return "ACTION=POSTAUTH";
    }
    return "FAILURE";
}

/// Takes an authenticated callback. An approval that an unpaid order waits for moves the payment to
/// `capturing`, to be committed before the answer leaves; the money itself is proved by asking. A refusal
/// changes nothing: another card may follow on the same oid. Every message makes the next question due at
/// once, and every message may come twice, late or out of order. One that is signed with the key of another
/// acquirer than the payment's is a failure, as another amount is.
CallbackAnswer
note_callback(Books& books, Callback const& callback, std::string_view digest, core::Instant now);

} // namespace etimbre::app::pay
