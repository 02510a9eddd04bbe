#pragma once

#include "app/pay/ports.hpp"

namespace etimbre::app::pay {

/// The acquirer, asked by us, says that the money of `payment` is captured. In the caller's one transaction:
/// the transition, order_paid, the ledger's transfers, and the stamps with their leaves. When another payment
/// has paid the order, or the money comes after both the attempt and its quote have ended, it is posted,
/// marked to be given back, and no stamp is made. Throws std::logic_error for a payment whose table does not
/// allow money to be found; nothing remains then.
Payment confirm_capture(Books& books, Payment const& payment, core::Instant now);

} // namespace etimbre::app::pay
