#pragma once

#include "adapters/est3dgate/cc5_message.hpp"
#include "app/pay/ports.hpp"
#include "core/result.hpp"

#include <string_view>

namespace etimbre::adapters::est3dgate {

/// What an ORDERSTATUS answer says about the attempt `oid`.
///
/// TRANS_STAT: D, ERR refused · A authorised · C, S captured · PN pending · CNCL, V released · R needs a
/// technical reversal · anything else unclear. CHARGE_TYPE_CD other than S says that the last record of the
/// order is a refund, and then the money is released. ORIG_TRANS_AMT and CAPTURE_AMT are whole minor units
/// (101 = 1.01); a sale that gives no CAPTURE_AMT captured its ORIG_TRANS_AMT.
///
/// TRANS_ID and AUTH_CODE are those of that record: of the sale unless it is a refund.
///
/// `nothing` is answered only when the acquirer says that it has no record of this order: any other error is
/// unclear, because money must not be given up on the strength of a wrong password or a fault of theirs.
///
/// Refuses `acquirer_answer` when the answer names another order, or an amount is not a whole number.
core::Result<app::pay::StatusAnswer> read_status(Cc5Answer const& answer, std::string_view oid);

} // namespace etimbre::adapters::est3dgate
