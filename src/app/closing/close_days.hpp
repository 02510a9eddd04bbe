#pragma once

#include "app/closing/ports.hpp"
#include "core/bytes.hpp"
#include "domain/feed/chain.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace etimbre::app::closing {

/// What a closing needs of the books, of one transaction.
struct ClosingBooks {
    LedgerBooks& ledger;
    ClosedDays& days;
    domain::feed::Position feed; ///< where it stands
    std::int64_t log_size = 0;
};

struct ClosingTerms {
    Calendar calendar;
    /// After midnight, for what was on its way into the books: a posting belongs to the day of its moment.
    std::chrono::seconds wait{};
    std::function<domain::stamp::Kid(core::Instant)> current_key;
    core::Sha256 sha256;
};

/// The first day that is over, has waited, and is not closed; nothing where all are, or the books are empty.
std::optional<std::chrono::sys_days>
next_to_close(LedgerBooks& ledger, ClosedDays& days, ClosingTerms const& terms, core::Instant now);

/// Closes that day, once: the key on the day decides. Nothing where it was closed before, is not the next
/// one, or its events wait for their numbers (try again).
std::optional<Statement>
close_day(ClosingBooks const& books, std::chrono::sys_days day, ClosingTerms const& terms, core::Instant now);

} // namespace etimbre::app::closing
