#pragma once

#include "app/pay/ports.hpp"
#include "app/refund/ports.hpp"

namespace etimbre::app::work {

/// Whatever the payer of an order is told, by whichever rule.
class PayerNotices : public pay::Notices, public refund::RefundNotices {};

} // namespace etimbre::app::work
