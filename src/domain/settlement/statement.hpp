#pragma once

#include "core/money.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

/// What a settlement file says, whatever its format. Readers make these one by one; no file is held whole.
namespace etimbre::domain::settlement {

enum class Copy {
    none,
    copy,              ///< COPY: for somebody who is not the owner of the account
    duplicate,         ///< DUPL: sent again
    copy_of_duplicate, ///< CODU
};

/// The head of a bank's statement, or of a page of one. An acquirer's report has one for each payout.
struct StatementHead {
    std::string account;      ///< IBAN or the bank's own number; the acquirer's name in a report
    std::string statement_id; ///< some banks use it anew each year
    int year = 0;
    std::optional<std::int64_t> sequence_no; ///< ElctrncSeqNb, :28C:
    int page_no = 1;
    bool notification = false; ///< camt.054 names its own by the same words
    Copy copy = Copy::none;
    core::Currency currency = core::mad;
    std::optional<std::chrono::sys_days> first_day;
    std::optional<std::chrono::sys_days> last_day;
};

/// Credits and debits, each counted and summed apart, so that neither hides the other.
struct Totals {
    std::int64_t credit_count = 0;
    std::int64_t credit_minor = 0;
    std::int64_t debit_count = 0;
    std::int64_t debit_minor = 0;

    friend bool operator==(Totals const&, Totals const&) = default;
};

/// What a file says of itself, to be held against what is in it. What it does not say is not held.
struct Declared {
    std::optional<std::int64_t> credit_count;
    std::optional<std::int64_t> credit_minor;
    std::optional<std::int64_t> debit_count;
    std::optional<std::int64_t> debit_minor;
    std::optional<std::int64_t> count;
    std::optional<std::int64_t> sum_minor; ///< credits and debits together, both positive
    std::optional<std::int64_t> net_minor; ///< credits less debits

    friend bool operator==(Declared const&, Declared const&) = default;
};

/// What stands at the end of a statement, or is known only there.
struct StatementEnd {
    std::optional<std::int64_t> opening_minor; ///< negative: overdrawn
    std::optional<std::int64_t> closing_minor;
    bool last_page = true;
    Declared declared;
    Totals unbooked; ///< pending or for information: counted, never booked
    Totals booked;   ///< of the entries, or of the lines of a report; a reader leaves it to Tally

    friend bool operator==(StatementEnd const&, StatementEnd const&) = default;
};

/// What an entry or a detail is about, from the bank's transaction code.
enum class Class { card_sales, card_refund, chargeback, charge, transfer, other };

/// One booked movement of the account.
struct Entry {
    int sign = 1; ///< 1 credit, -1 debit: a reversal changes the meaning of an entry, never its sign
    core::Money amount = core::Money::of_minor(0, core::mad); ///< never negative
    bool reversal = false;
    std::chrono::sys_days booked;
    std::chrono::sys_days value;
    std::string entry_ref;  ///< NtryRef, or the customer's reference of :61:
    std::string bank_ref;   ///< AcctSvcrRef: unique at this bank where it is given
    std::string payout_ref; ///< the acquirer's name of the payout, where one was found
    Class kind = Class::other;
    std::string code; ///< "PMNT/MCRD/POSC", or the bank's own
    std::string text; ///< what is left for people to read
    /// Charges that the bank says are in the amount already.
    core::Money charge = core::Money::of_minor(0, core::mad);

    friend bool operator==(Entry const&, Entry const&) = default;
};

} // namespace etimbre::domain::settlement
