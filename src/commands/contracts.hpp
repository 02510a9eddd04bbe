#pragma once

#include "app/pay/acquirers.hpp"
#include "config/settings.hpp"
#include "domain/fees/catalogue.hpp"
#include "telemetry/metrics.hpp"

#include <map>
#include <string>

namespace etimbre::commands {

/// Every acquirer of the configuration, ready to be talked to, its calls measured. `in_use` is how many
/// payments in progress belong to which acquirer. Throws ConfigFailure, with what to write instead, for a
/// validity that ends before it begins, a post that is none, two acquirers of one store key, two of which
/// neither goes before the other, and one that is in use and not configured; and what `acquirer_contract` and
/// `Est3dGate` throw.
app::pay::Acquirers contracts(
    config::Settings const& settings,
    domain::fees::Catalogue const& catalogue,
    std::map<std::string, int> const& in_use,
    telemetry::Metrics& metrics
);

} // namespace etimbre::commands
