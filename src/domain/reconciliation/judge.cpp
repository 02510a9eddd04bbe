#include "domain/reconciliation/judge.hpp"

namespace etimbre::domain::reconciliation {
namespace {

/// A bank may give back a part of a sale; of anything else it is all.
bool is_as_expected(Line const& line, Expectation const& expected)
{
    if (expected.kind == Kind::chargeback) return line.gross.minor() <= expected.amount.minor();
    return line.gross == expected.amount;
}

/// Where the terms lead nowhere the fee cannot be right.
bool is_fee_agreed(Line const& line, std::optional<FeeTerms> const& terms)
{
    if (!terms || line.kind != Kind::sale) return true;
    auto const agreed = fee_of(*terms, line.gross);
    return agreed && *agreed == line.fee;
}

} // namespace

Code judge(Line const& line, Expectation const& expected, std::optional<FeeTerms> const& terms)
{
    if (line.gross.currency() != expected.amount.currency()) return Code::ccy_diff;
    if (!expected.booked) return Code::late;
    if (!is_as_expected(line, expected)) return Code::amount_diff;
    if (line.kind == Kind::chargeback) return Code::chargeback;
    if (line.kind == Kind::reversal) return Code::cb_reversal;
    return is_fee_agreed(line, terms) ? Code::ok : Code::fee_diff;
}

Code judge_again(Line const& line, Expectation const& expected)
{
    bool const same = line.gross == expected.told->gross && line.fee == expected.told->fee;
    if (expected.told->superseded) return same ? Code::ok : Code::revised_after_booking;
    if (line.gross.currency() != expected.told->gross.currency()) return Code::ccy_diff;
    return line.gross == expected.told->gross ? Code::ok : Code::amount_diff;
}

Code judge_alone(Line const& line)
{
    if (line.copy || line.kind == Kind::fee) return Code::ok;
    return line.kind == Kind::refund ? Code::refund_unknown : Code::unknown_line;
}

} // namespace etimbre::domain::reconciliation
