#pragma once

#include "app/refund/ports.hpp"

#include <string>

namespace etimbre::app::refund {

struct ApproveRefund {
    core::RefundId refund;
    std::string checker; ///< identity of the certificate
};

/// The second person allows a refund above the limit, and it is sent; once more by the same certificate
/// changes nothing. Refuses `not_found`, `second_person` for whoever asked for it, and `refund_state` for one
/// that does not wait for this, or was allowed by another.
core::Result<Refund> approve_refund(Books& books, ApproveRefund const& command, core::Instant now);

} // namespace etimbre::app::refund
