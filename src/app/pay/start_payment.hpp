#pragma once

#include "app/pay/ports.hpp"
#include "core/bytes.hpp"

#include <chrono>
#include <string>

namespace etimbre::app::pay {

struct PaymentTerms {
    std::string acquirer;                ///< the word of the configuration, such as "cmi"
    std::chrono::seconds first_question; ///< without a callback the acquirer is asked after this
    std::chrono::seconds time_to_pay;    ///< then the attempt is closed, after asking
    core::Entropy entropy;
};

struct StartedPayment {
    Order order;
    Payment payment;
    bool was_open = false; ///< an attempt is in progress already: the same one, to come back to
};

/// Opens one attempt to pay: created and redirected in one transaction, with the questions that are owed to
/// it. Refuses `not_found` and `order_paid`.
core::Result<StartedPayment>
start_payment(Books& books, core::OrderId const& order, PaymentTerms const& terms, core::Instant now);

} // namespace etimbre::app::pay
