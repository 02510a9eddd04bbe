#pragma once

#include "core/money.hpp"
#include "domain/ledger/transfer.hpp"

#include <string_view>
#include <vector>

/// What each fact of the main job does to the accounts. A part of zero gives no transfer.
namespace etimbre::domain::ledger {

struct PartAmounts {
    core::Money receipt;
    core::Money chancery;
    core::Money service;
};

using Posting = std::vector<Transfer>;

/// The acquirer holds `total` for us: receivable against prepaid.
Posting capture(std::string_view payment_id, std::string_view acquirer, core::Money total);
/// Money no order needed goes back to its card: prepaid against receivable.
Posting give_back(std::string_view payment_id, std::string_view acquirer, core::Money total);
/// A stamp is owed to somebody: prepaid against outstanding, part by part.
Posting issue(std::string_view number, std::string_view mission, PartAmounts const& amounts);
/// The service was rendered: outstanding against revenue, part by part.
Posting redeem(std::string_view number, std::string_view mission, PartAmounts const& amounts);
/// The stamp will not be used: outstanding against refunds payable, part by part.
Posting void_stamp(std::string_view number, std::string_view mission, PartAmounts const& amounts);
/// Of what is to be given back, the house keeps a fee: refunds payable against refund fees.
Posting refund_fee(std::string_view refund_id, core::Money fee);
/// The money is back with its card: refunds payable against receivable.
Posting refund(std::string_view refund_id, std::string_view acquirer, core::Money amount);

} // namespace etimbre::domain::ledger
