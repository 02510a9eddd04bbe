#pragma once

#include "app/pay/ports.hpp"
#include "core/bytes.hpp"
#include "domain/fees/catalogue.hpp"
#include "domain/fees/quote.hpp"

#include <chrono>
#include <expected>
#include <span>
#include <string_view>

namespace etimbre::app::pay {

struct QuoteTerms {
    std::chrono::seconds lifetime;
    core::Entropy entropy;
};

/// A priced quote with its id and its end, ready to be kept. Pure but for the entropy handed in.
std::expected<StoredQuote, domain::fees::QuoteRefusal> draw_up_quote(
    domain::fees::Catalogue const& catalogue,
    std::string_view mission,
    std::span<domain::fees::Wish const> wishes,
    QuoteTerms const& terms,
    core::Instant now
);

} // namespace etimbre::app::pay
