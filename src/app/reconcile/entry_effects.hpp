#pragma once

#include "app/reconcile/ports.hpp"

#include <string>
#include <string_view>

namespace etimbre::app::reconcile {

/// "acquirer:reference", as movements name their payout.
std::string payout_name(std::string_view acquirer, std::string_view reference);

/// Posts a movement and writes what became of it. `payout` is the one that it is part of, or null.
recon::Code write_entry(
    Books& books, Entry const& entry, PayoutStanding const* payout, Terms const& terms, core::Instant now
);

/// A movement in the queue turned out to be (part of) a payout: suspense gives its money to the acquirer's
/// account.
void correct_entry(
    Books& books, Entry const& entry, PayoutStanding const& payout, Terms const& terms, core::Instant now
);

} // namespace etimbre::app::reconcile
