#pragma once

#include "app/pay/ports.hpp"
#include "core/bytes.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::pay {

/// The name of the acquirer that takes a new payment of that post at that moment; nothing when none does.
using ChooseAcquirer = std::function<std::optional<std::string>(std::string_view mission, core::Instant at)>;

struct PaymentTerms {
    ChooseAcquirer choose_acquirer;
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
/// it. The acquirer chosen here is the payment's for ever: whatever is asked or told about it later goes by
/// the contract of that name. Refuses `not_found`, `order_paid`, and `unavailable` when no acquirer takes it.
core::Result<StartedPayment>
start_payment(Books& books, core::OrderId const& order, PaymentTerms const& terms, core::Instant now);

} // namespace etimbre::app::pay
