#pragma once

#include "domain/ledger/postings.hpp"

#include <cstdint>
#include <string_view>

/// What settlement files do to the books. An amount below zero goes the other way; of nothing nothing is
/// posted.
namespace etimbre::domain::ledger {

/// Where a movement of the bank's comes from, or goes to.
enum class Known { payout, nobody };

/// A movement of our account: bank against receivable, or against suspense while nobody knows what it is.
Posting
settle(std::string_view file, std::int64_t entry, std::string_view acquirer, core::Money amount, Known known);
/// What the bank kept of a movement: fees against receivable.
Posting bank_charge(std::string_view file, std::int64_t entry, std::string_view acquirer, core::Money amount);
/// The fees of one chunk of a file's lines: fees against receivable.
Posting card_fees(std::string_view file, int chunk, std::string_view acquirer, core::Money amount);
/// The holder's bank took a payment back: chargeback receivable against receivable.
Posting chargeback(std::string_view payment_id, std::string_view acquirer, core::Money amount);
/// … and gave it again.
Posting chargeback_reversal(std::string_view payment_id, std::string_view acquirer, core::Money amount);

/// Money of an exception, moved by one step of it. `leg` counts what one step moves, from 0.
struct ExceptionMove {
    std::string_view exception;
    int step = 0;
    int leg = 0;
};
Posting
move_for(ExceptionMove const& of, std::string_view debit, std::string_view credit, core::Money amount);

} // namespace etimbre::domain::ledger
