#pragma once

#include "app/refund/request_refund.hpp"

#include <optional>
#include <string>

namespace etimbre::app::refund {

/// An officer takes a stamp of the officer's post back.
struct VoidStamp {
    std::string number; ///< canonical
    std::string mission;
    std::string officer;  ///< "7", from the certificate
    std::string identity; ///< the certificate's
    std::string reason;
    bool refunds = true; ///< the house's rule: the money goes back
};

struct Voided {
    stamp::StampRow row;
    stamp::StampEnd end; ///< ours, or the redemption that came first
    bool accepted = false;
    std::optional<Refund> refund{};
};

/// Ends the stamp as voided and gives its whole price back: the fault is the house's, so that neither window
/// nor fee counts. The insert of the end decides. Refuses, in this order: `not_found`, `mission`, `voided`,
/// `suspended`, `expired`, `not_refundable`. Who comes after a redemption learns of it.
core::Result<Voided>
void_stamp(Books& books, VoidStamp const& command, RefundTerms const& terms, core::Instant now);

} // namespace etimbre::app::refund
