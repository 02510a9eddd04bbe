#pragma once

#include "core/currency.hpp"

#include <array>
#include <string>
#include <string_view>

/// Codes of the accounts: what it is, whose, and its one currency, divided by colons.
namespace etimbre::domain::ledger {

enum class Part { receipt, chancery, service };

inline constexpr std::array parts{Part::receipt, Part::chancery, Part::service};

constexpr std::string_view word_of(Part part)
{
    switch (part) {
    case Part::receipt:
        return "receipt";
    case Part::chancery:
        return "chancery";
    case Part::service:
        return "service";
    }
    return "";
}

/// Asset: captured by the acquirer and not yet paid out to us.
std::string receivable(std::string_view acquirer, core::Currency currency);
/// Liability: taken from a citizen, no stamp yet.
std::string prepaid(core::Currency currency);
/// Liability: stamps issued by part and post, not yet used.
std::string outstanding(Part part, std::string_view mission, core::Currency currency);
/// Income: stamps used, by part and post; each part belongs to a revenue account of its own.
std::string revenue(Part part, std::string_view mission, core::Currency currency);
/// Liability: stamps voided, money to be given back.
std::string refunds_payable(core::Currency currency);
/// Income: what is kept of a stamp that is given back.
std::string refund_fees(core::Currency currency);

/// Asset: what the acquirer's payouts brought to our account at the bank.
std::string bank(std::string_view acquirer, core::Currency currency);
/// Expense: what the acquirer keeps for itself.
std::string fees(std::string_view acquirer, core::Currency currency);
/// Asset: what banks took back from the acquirer, and it from us, until that is decided.
std::string chargeback_receivable(std::string_view acquirer, core::Currency currency);
/// Liability: money that we cannot say whose it is; a debit balance is money that is missing.
std::string suspense(core::Currency currency);
/// Expense: differences that two people gave up; a credit balance is what nobody claimed.
std::string writeoff(core::Currency currency);

} // namespace etimbre::domain::ledger
