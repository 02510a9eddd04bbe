#include "app/pay/draw_up_quote.hpp"

#include <utility>

namespace etimbre::app::pay {

std::expected<StoredQuote, domain::fees::QuoteRefusal> draw_up_quote(
    domain::fees::Catalogue const& catalogue,
    std::string_view mission,
    std::span<domain::fees::Wish const> wishes,
    QuoteTerms const& terms,
    core::Instant now
)
{
    auto quote = domain::fees::quote(catalogue, mission, wishes, now);
    if (!quote) return std::unexpected{quote.error()};
    return StoredQuote{
        core::draw<core::QuoteTag>(terms.entropy), *std::move(quote), now, now + terms.lifetime
    };
}

} // namespace etimbre::app::pay
