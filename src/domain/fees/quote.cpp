#include "domain/fees/quote.hpp"

namespace etimbre::domain::fees {
namespace {

using core::Reason;

constexpr int most_age = 150;

std::unexpected<QuoteRefusal> refused(core::Refusal refusal, std::size_t line = 0)
{
    return std::unexpected{QuoteRefusal{.refusal = refusal, .line = line}};
}

core::Result<QuotedLine> price(Tariff const& tariff, Wish const& wish)
{
    if (wish.quantity < 1 || wish.quantity > most_quantity)
        return core::refuse(Reason::fields, "the quantity is 1 to 20");
    if (wish.age && (*wish.age < 0 || *wish.age > most_age))
        return core::refuse(Reason::fields, "the age is 0 to 150 whole years");

    auto const* const line = tariff.line(wish.service);
    if (line == nullptr || !line->parts)
        return core::refuse(Reason::service_unknown, "no such service is sold");
    if (!line->condition.admits(wish.age, wish.lost))
        return core::refuse(Reason::condition, "the service is not for this age or this case");

    auto const parts = line->parts->times(wish.quantity);
    if (!parts) return std::unexpected{parts.error()};
    auto const total = parts->total();
    if (!total) return std::unexpected{total.error()};
    return QuotedLine{.service = line->code, .quantity = wish.quantity, .parts = *parts, .total = *total};
}

core::Result<std::optional<Display>> display(ExchangeRate const* rate, core::Money total)
{
    if (rate == nullptr) return std::nullopt;
    auto const amount = convert(total, *rate);
    if (!amount) return std::unexpected{amount.error()};
    return Display{
        .amount = *amount,
        .rate = rate->rate.text(),
        .rate_date = rate->effective_from,
        .rounding_step_minor = rate->rounding_step_minor,
        .mode = rate->mode
    };
}

} // namespace

std::expected<Quote, QuoteRefusal>
quote(Catalogue const& catalogue, std::string_view mission, std::span<Wish const> wishes, core::Instant now)
{
    auto const day = std::chrono::floor<std::chrono::days>(now);
    if (catalogue.mission(mission) == nullptr) return refused({Reason::mission_unknown, "no such mission"});
    if (wishes.empty() || wishes.size() > most_lines)
        return refused({Reason::fields, "a quote has 1 to 50 lines"});
    auto const* const tariff = catalogue.tariff_on(day);
    if (tariff == nullptr) return refused({Reason::service_unknown, "no tariff is in force"});

    Quote quote{
        .mission = std::string{mission},
        .tariff_version = tariff->version,
        .lines = {},
        .total = core::Money::of_minor(0, core::mad),
        .display = std::nullopt
    };
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        auto line = price(*tariff, wishes[i]);
        if (!line) return refused(line.error(), i);
        auto const total = core::add(quote.total, line->total);
        if (!total) return refused(total.error(), i);
        quote.total = *total;
        quote.lines.push_back(*std::move(line));
    }
    auto const shown = display(catalogue.rate_for(mission, day), quote.total);
    if (!shown) return refused(shown.error());
    quote.display = *shown;
    return quote;
}

} // namespace etimbre::domain::fees
