#pragma once

#include "acquirer_sim/transaction.hpp"

#include <string>
#include <string_view>

namespace etimbre::acquirer_sim {

/// An operation that was done: Approved, 00.
std::string done_response(Transaction const& transaction);

/// An operation that was not done. @param word  Declined (the bank's no) or Error (the gateway's).
std::string refused_response(
    std::string_view oid, std::string_view word, std::string_view return_code, std::string_view words
);

/// The answer to ORDERSTATUS. Amounts are minor units; an order of which something was given back is shown by
/// its last record, the refund (CHARGE_TYPE_CD C).
std::string status_response(Transaction const& transaction);

/// The answer to ORDERHISTORY: one record for the sale and one for each credit, the newest first.
std::string history_response(Transaction const& transaction);

/// What the gateway answers to ORDERSTATUS of an oid that it never saw: no OrderId, and all of it empty.
std::string no_record_response(std::string_view oid);

} // namespace etimbre::acquirer_sim
