#pragma once

#include "core/money.hpp"
#include "core/word_table.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace etimbre::domain::settlement {

enum class Kind { sale, refund, chargeback, chargeback_reversal, fee, unknown };

inline constexpr core::WordTable<Kind, 6> kind_words{{
    {Kind::sale, "sale"},
    {Kind::refund, "refund"},
    {Kind::chargeback, "chargeback"},
    {Kind::chargeback_reversal, "chargeback_reversal"},
    {Kind::fee, "fee"},
    {Kind::unknown, "unknown"},
}};

constexpr std::string_view word_of(Kind kind)
{
    return core::word_in(kind_words, kind);
}

constexpr std::optional<Kind> kind_of(std::string_view text)
{
    return core::found_in(kind_words, text);
}

/// One card transaction as the acquirer accounts for it. net = sign · gross − fee, in every file.
struct Line {
    Kind kind = Kind::unknown;
    std::string oid;          ///< our name of the payment
    std::string acquirer_ref; ///< the acquirer's name of this transaction (TransId)
    std::string auth_code;
    std::string payout_ref;
    int sign = 1; ///< 1: to us, -1: from us
    core::Money gross =
        core::Money::of_minor(0, core::mad);               ///< never negative; zero for a fee on its own line
    core::Money fee = core::Money::of_minor(0, core::mad); ///< negative where one was given back
    core::Money net = core::Money::of_minor(0, core::mad);
    std::chrono::sys_days sold;   ///< the day of the transaction
    std::chrono::sys_days booked; ///< the day of the payout or the entry

    friend bool operator==(Line const&, Line const&) = default;
};

/// What a file's lines come to.
struct LineTotals {
    std::int64_t count = 0;
    std::int64_t gross_minor = 0; ///< Σ sign · gross
    std::int64_t fee_minor = 0;
    std::int64_t net_minor = 0;

    friend bool operator==(LineTotals const&, LineTotals const&) = default;
};

} // namespace etimbre::domain::settlement
