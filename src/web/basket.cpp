#include "web/basket.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace etimbre::web {
namespace {

/// 0 for what is no number.
int number_in(std::string_view text)
{
    int number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc::result_out_of_range) return domain::fees::most_quantity + 1;
    return error == std::errc{} && stopped == end ? number : 0;
}

int quantity_in(http::server::FormFields const& pairs, std::string_view service)
{
    auto const found =
        std::ranges::find(pairs, service, [](auto const& pair) { return std::string_view{pair.first}; });
    return found == pairs.end() ? 0 : number_in(found->second);
}

} // namespace

int Basket::quantity_of(std::string_view service) const
{
    for (auto const& choice : choices)
        if (choice.line->code == service) return choice.quantity;
    return 0;
}

std::string Basket::query() const
{
    std::string query;
    for (auto const& [line, quantity] : choices) {
        if (!query.empty()) query += '&';
        query += http::server::encode_form_text(line->code) + '=' + std::to_string(quantity);
    }
    return query;
}

std::vector<domain::fees::Wish> Basket::wishes() const
{
    std::vector<domain::fees::Wish> wishes;
    for (auto const& [line, quantity] : choices) {
        bool const after_loss = line->condition.lost.value_or(false);
        wishes.push_back({line->code, quantity, std::nullopt, after_loss ? std::optional{true} : std::nullopt}
        );
    }
    return wishes;
}

Basket read_basket(
    domain::fees::Catalogue const& catalogue, http::server::FormFields const& pairs, core::Instant now
)
{
    Basket basket;
    for (auto const* const line : catalogue.services_sold(std::chrono::floor<std::chrono::days>(now))) {
        auto const quantity = quantity_in(pairs, line->code);
        if (quantity < 1) continue;
        basket.too_many = basket.too_many || quantity > domain::fees::most_quantity;
        basket.choices.push_back({line, std::min(quantity, domain::fees::most_quantity)});
    }
    return basket;
}

} // namespace etimbre::web
