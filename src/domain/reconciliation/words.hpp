#pragma once

#include "core/word_table.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace etimbre::domain::reconciliation {

/// What a line of a settlement file says happened to a payment.
enum class Kind { sale, refund, chargeback, reversal, fee, unknown };

inline constexpr core::WordTable<Kind, 6> kind_words{{
    {Kind::sale, "sale"},
    {Kind::refund, "refund"},
    {Kind::chargeback, "chargeback"},
    {Kind::reversal, "chargeback_reversal"},
    {Kind::fee, "fee"},
    {Kind::unknown, "unknown"},
}};

/// What became of a line, a movement of the bank's, or of something we expected to see.
enum class Code {
    ok,
    cb_reversal, ///< a chargeback was taken back: matched, and it ends the chargeback's exception
    late,        ///< the acquirer accounts for money that our books do not know as captured
    amount_diff,
    ccy_diff,
    fee_diff,
    duplicate_line,
    unknown_line,
    missing, ///< ours, and in no file although it is overdue
    refund_unknown,
    chargeback,
    revised_after_booking,
    balance_break,
    seq_gap,
    stuck_unknown,
};

inline constexpr core::WordTable<Code, 15> code_words{{
    {Code::ok, "OK"},
    {Code::cb_reversal, "CB_REVERSAL"},
    {Code::late, "LATE"},
    {Code::amount_diff, "AMOUNT_DIFF"},
    {Code::ccy_diff, "CCY_DIFF"},
    {Code::fee_diff, "FEE_DIFF"},
    {Code::duplicate_line, "DUPLICATE_LINE"},
    {Code::unknown_line, "UNKNOWN_LINE"},
    {Code::missing, "MISSING"},
    {Code::refund_unknown, "REFUND_UNKNOWN"},
    {Code::chargeback, "CHARGEBACK"},
    {Code::revised_after_booking, "REVISED_AFTER_BOOKING"},
    {Code::balance_break, "BALANCE_BREAK"},
    {Code::seq_gap, "SEQ_GAP"},
    {Code::stuck_unknown, "STUCK_UNKNOWN"},
}};

/// How a line found what it is about.
enum class Tier {
    none,
    acquirer_ref, ///< T1: the acquirer's reference and the kind
    our_ref,      ///< T2: our own reference and the kind
    description,  ///< T3: authorisation code, amount, currency and day, where only one fits on either side
    twin,         ///< another source, or a later revision, tells of a line that is matched already
    copy,         ///< the same movement in another file of the same source
    own,          ///< a fee on its own line is about itself
};

inline constexpr core::WordTable<Tier, 7> tier_words{{
    {Tier::none, "none"},
    {Tier::acquirer_ref, "acquirer_ref"},
    {Tier::our_ref, "our_ref"},
    {Tier::description, "description"},
    {Tier::twin, "twin"},
    {Tier::copy, "copy"},
    {Tier::own, "own"},
}};

using core::found_in;
using core::word_in;

constexpr std::string_view word_of(Kind kind)
{
    return word_in(kind_words, kind);
}

constexpr std::string_view word_of(Code code)
{
    return word_in(code_words, code);
}

constexpr std::string_view word_of(Tier tier)
{
    return word_in(tier_words, tier);
}

constexpr std::optional<Kind> kind_of(std::string_view text)
{
    return found_in(kind_words, text);
}

constexpr std::optional<Code> code_of(std::string_view text)
{
    return found_in(code_words, text);
}

/// Whether nobody needs to look: everything else stands in the queue of exceptions.
constexpr bool is_matched(Code code)
{
    return code == Code::ok || code == Code::cb_reversal;
}

} // namespace etimbre::domain::reconciliation
