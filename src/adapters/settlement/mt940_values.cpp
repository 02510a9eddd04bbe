#include "adapters/settlement/mt940_values.hpp"

#include "adapters/settlement/camt_values.hpp"
#include "core/instant.hpp"
#include "domain/settlement/amount.hpp"

#include <algorithm>
#include <string>

namespace etimbre::adapters::settlement::mt940 {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<std::chrono::sys_days> day_of(std::string_view digits)
{
    if (digits.size() != 6 || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    std::string text{"20"};
    text.append(digits, 0, 2).append("-").append(digits, 2, 2).append("-").append(digits, 4, 2);
    return core::from_date(text);
}

std::optional<std::chrono::sys_days> day_near(std::string_view month_and_day, std::chrono::sys_days value)
{
    auto const month = count_of(month_and_day.substr(0, 2));
    auto const day = count_of(month_and_day.substr(2));
    if (!month || !day) return std::nullopt;
    std::optional<std::chrono::sys_days> nearest;
    auto const year = std::chrono::year_month_day{value}.year();
    for (auto const each : {year, year - std::chrono::years{1}, year + std::chrono::years{1}}) {
        std::chrono::year_month_day const date{
            each,
            std::chrono::month{static_cast<unsigned>(*month)},
            std::chrono::day{static_cast<unsigned>(*day)}
        };
        if (!date.ok()) continue;
        std::chrono::sys_days const candidate{date};
        if (!nearest || std::chrono::abs(candidate - value) < std::chrono::abs(*nearest - value))
            nearest = candidate;
    }
    return nearest;
}

std::expected<Balance, core::Literal> balance_of(std::string_view text)
{
    constexpr std::size_t head = 10;
    auto const wrong = std::unexpected{core::Literal{"not a balance"}};
    if (text.size() <= head || (text.front() != 'C' && text.front() != 'D')) return wrong;
    auto const day = day_of(text.substr(1, 6));
    if (!day) return std::unexpected{core::Literal{"not a date"}};
    auto const currency = core::currency_of(text.substr(7, 3));
    if (!currency) return std::unexpected{core::Literal{"a currency that is not known"}};
    auto const amount = domain::settlement::read_amount(text.substr(head), *currency, ',');
    if (!amount) return std::unexpected{amount.error().detail};
    return Balance{text.front() == 'C' ? amount->minor() : -amount->minor(), *currency, *day};
}

} // namespace etimbre::adapters::settlement::mt940
