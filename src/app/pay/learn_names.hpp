#pragma once

#include "app/pay/order.hpp"

namespace etimbre::app::pay {

/// The payment with what was not known of its names before. What is known stays: the first to say them is the
/// approval, and a later record, as of a credit, has others. A name that no line of a file can have, since it
/// is too long or no plain word, is not taken over.
Payment with_names(Payment payment, AcquirerNames const& told);

} // namespace etimbre::app::pay
