#include "domain/settlement/amount.hpp"

#include <algorithm>
#include <string>

namespace etimbre::domain::settlement {
namespace {

constexpr std::size_t most_digits = 18; // of an int64

bool is_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

std::string_view without_leading_zeros(std::string_view digits)
{
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

} // namespace

core::Result<core::Money> read_amount(std::string_view text, core::Currency currency, char decimal_mark)
{
    auto const mark = text.find(decimal_mark);
    auto const whole = text.substr(0, mark);
    auto decimals = mark == std::string_view::npos ? std::string_view{} : text.substr(mark + 1);
    if (whole.size() + decimals.size() == 0 || !is_digits(whole) || !is_digits(decimals))
        return core::refuse(core::Reason::amount, "not an amount");

    auto const excess = decimals.substr(std::min<std::size_t>(currency.exponent, decimals.size()));
    if (excess.find_first_not_of('0') != std::string_view::npos)
        return core::refuse(core::Reason::amount, "more decimals than the currency has");
    decimals.remove_suffix(excess.size());

    std::string digits{without_leading_zeros(whole)};
    digits += decimals;
    digits.append(currency.exponent - decimals.size(), '0');
    if (digits.size() > most_digits)
        return core::refuse(core::Reason::amount_overflow, "too large an amount");
    std::int64_t minor = 0;
    for (auto const digit : digits) minor = minor * 10 + (digit - '0');
    return core::Money::of_minor(minor, currency);
}

} // namespace etimbre::domain::settlement
