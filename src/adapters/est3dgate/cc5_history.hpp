#pragma once

#include "adapters/est3dgate/cc5_message.hpp"
#include "app/pay/ports.hpp"
#include "core/result.hpp"

#include <string_view>

namespace etimbre::adapters::est3dgate {

/// What an ORDERHISTORY answer says about the money of the attempt `oid`.
///
/// Extra/TRXCOUNT counts the records TRX1, TRX2, …, the newest first, each a text divided by tabs: what it is
/// (S a sale, anything else a credit), its state (the words of ORDERSTATUS), the amount asked for and the
/// amount taken in whole minor units, three times of day, HostRefNum, AuthCode, ProcReturnCode, TransId.
///
/// Captured is the sale that stands, or the one that was voided; given back are the credits that were carried
/// out (code 00, state C or S), or all of it where the sale was voided. Nothing is told where a record is
/// pending, of a state that is no word of ours, or missing: money must not move on the strength of half an
/// answer.
///
/// Refuses `acquirer_answer` when the answer names another order, or an amount is not a whole number.
core::Result<app::pay::MoneyHistory> read_history(Cc5Answer const& answer, std::string_view oid);

} // namespace etimbre::adapters::est3dgate
