#include "commands/reconciliation_terms.hpp"

#include "adapters/crypto/hashing.hpp"

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace etimbre::commands {
namespace {

namespace recon = domain::reconciliation;
using Fees = std::map<std::string, recon::FeeTerms, std::less<>>;

/// Of the acquirers whose fees are checked.
Fees agreed_fees(std::vector<config::Acquirer> const& acquirers)
{
    Fees fees;
    for (auto const& each : acquirers)
        if (each.fee_basis_points >= 0)
            fees.emplace(each.name, recon::FeeTerms{each.fee_basis_points, each.fee_fixed_minor});
    return fees;
}

} // namespace

app::reconcile::Terms reconciliation_terms(config::Settings const& settings)
{
    auto const& waits = settings.reconciliation;
    return {
        .fees = [fees = agreed_fees(settings.acquirers)](std::string_view acquirer
                ) -> std::optional<recon::FeeTerms> {
            auto const agreed = fees.find(acquirer);
            if (agreed == fees.end()) return std::nullopt;
            return agreed->second;
        },
        .missing_after = waits.missing_after_hours,
        .payout_after = waits.payout_after_days,
        .stuck_after = waits.stuck_after_hours,
        .sha256 = adapters::crypto::sha256,
    };
}

} // namespace etimbre::commands
