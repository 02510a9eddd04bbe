#pragma once

#include "core/instant.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::payment {

/// For whom, and when, an acquirer takes new payments. A payment begun with it stays with it for ever.
struct AcquirerTerms {
    std::string name;
    std::vector<std::string> missions{};        ///< codes of posts; empty: every post
    std::optional<core::Instant> valid_from{};  ///< the first moment; empty: always has been
    std::optional<core::Instant> valid_until{}; ///< the first moment no more; empty: without end
};

/// Whether it may take a new payment of that post at that moment.
bool takes(AcquirerTerms const& terms, std::string_view mission, core::Instant at);

/// Who takes a new payment: of those that may, one that names the post goes before one that serves every
/// post; among equals the one whose validity began last. The order of `all` does not matter where no two
/// `compete`. Null when nobody may.
AcquirerTerms const* choose(std::span<AcquirerTerms const> all, std::string_view mission, core::Instant at);

/// Whether some post and moment have both as equals, so that `choose` would have to toss a coin.
bool compete(AcquirerTerms const& one, AcquirerTerms const& other);

/// Whether a browser may still hold a form for its page at that moment: it takes new payments, or did at some
/// moment of the last `time_to_pay`.
bool may_be_posted_to(AcquirerTerms const& terms, core::Instant at, std::chrono::seconds time_to_pay);

} // namespace etimbre::domain::payment
