#include "domain/reconciliation/effect.hpp"

#include <cstdlib>

namespace etimbre::domain::reconciliation {
namespace {

/// Money of nobody: what the payout brings for the line is set aside, or what it takes is owed to us.
Effect parked(std::int64_t minor, std::int64_t fee)
{
    return {
        .fee_minor = fee,
        .parked_minor = minor,
        .stake_minor = std::abs(minor),
        .waits = Waits::suspense,
        .residue_minor = -minor,
    };
}

/// What another line told stays posted; only the difference is.
Effect revised(Line const& line, Told const& told)
{
    auto const gross = line.sign * (line.gross.minor() - told.gross.minor());
    auto const fee = line.fee.minor() - told.fee.minor();
    auto effect = parked(gross, fee);
    effect.stake_minor = std::abs(gross - fee);
    return effect;
}

Effect charged_otherwise(Line const& line, std::int64_t agreed_minor)
{
    auto const over = line.fee.minor() - agreed_minor;
    return {
        .fee_minor = line.fee.minor(),
        .stake_minor = std::abs(over),
        .waits = Waits::fees,
        .residue_minor = over,
    };
}

Effect charged_back(Line const& line)
{
    auto const gross = line.gross.minor();
    return {
        .fee_minor = line.fee.minor(),
        .chargeback_minor = gross,
        .stake_minor = gross,
        .waits = Waits::chargebacks,
        .residue_minor = gross,
    };
}

Effect told_again(Line const& line, Code code, Told const& told)
{
    if (code == Code::revised_after_booking) return revised(line, told);
    if (is_matched(code)) return {};
    return {.stake_minor = std::abs(line.gross.minor() - told.gross.minor())};
}

} // namespace

Effect
effect_of(Line const& line, Code code, Tier tier, Expectation const* expected, std::int64_t agreed_minor)
{
    if (tier == Tier::copy) return {};
    if (tier == Tier::twin && expected != nullptr && expected->told)
        return told_again(line, code, *expected->told);
    switch (code) {
    case Code::ok:
        return {.fee_minor = line.fee.minor()};
    case Code::cb_reversal:
        return {.fee_minor = line.fee.minor(), .chargeback_minor = -line.gross.minor()};
    case Code::chargeback:
        return charged_back(line);
    case Code::fee_diff:
        return charged_otherwise(line, agreed_minor);
    case Code::amount_diff:
        if (expected != nullptr && (line.kind == Kind::sale || line.kind == Kind::refund))
            return parked(line.sign * (line.gross.minor() - expected->amount.minor()), line.fee.minor());
        return parked(line.net_minor(), 0);
    default:
        return parked(line.net_minor(), 0);
    }
}

} // namespace etimbre::domain::reconciliation
