#pragma once

#include <cstddef>
#include <string_view>

namespace etimbre::app::pay {

/// What decides the state of an order, which is derived and never stored.
struct OrderFacts {
    bool paid = false;
    std::size_t stamps = 0;
    std::size_t voided = 0;
    bool payable = true; ///< a payment is open, or the quote still holds
};

constexpr std::string_view order_state(OrderFacts const& facts)
{
    if (!facts.paid) return facts.payable ? "unpaid" : "abandoned";
    if (facts.voided == 0) return "paid";
    return facts.voided == facts.stamps ? "voided" : "partly_voided";
}

} // namespace etimbre::app::pay
