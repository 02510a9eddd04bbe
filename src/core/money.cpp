#include "core/money.hpp"

#include <algorithm>

namespace etimbre::core {
namespace {

constexpr bool is_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

/// Appends `digits` to `minor`, counting downwards, since the negative half of int64 is one longer.
/// Returns false when the sum leaves int64.
bool append(std::int64_t& minor, std::string_view digits)
{
    for (auto const digit : digits) {
        if (__builtin_mul_overflow(minor, std::int64_t{10}, &minor)) return false;
        if (__builtin_sub_overflow(minor, std::int64_t{digit - '0'}, &minor)) return false;
    }
    return true;
}

} // namespace

std::string to_decimal(Money amount)
{
    auto text = std::to_string(amount.minor());
    std::size_t const exponent = amount.currency().exponent;
    if (exponent == 0) return text;

    std::size_t const sign = amount.minor() < 0 ? 1 : 0;
    if (text.size() - sign <= exponent) text.insert(sign, exponent + 1 - (text.size() - sign), '0');
    text.insert(text.size() - exponent, 1, '.');
    return text;
}

Result<Money> parse_decimal(std::string_view text, Currency currency)
{
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);

    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!is_digits(whole)) return refuse(Reason::amount, "not an amount");
    if (point != std::string_view::npos && !is_digits(decimals))
        return refuse(Reason::amount, "not an amount");
    if (decimals.size() > currency.exponent)
        return refuse(Reason::amount, "more decimals than the currency has");

    std::string const padding(currency.exponent - decimals.size(), '0');
    std::int64_t minor = 0;
    if (!append(minor, whole) || !append(minor, decimals) || !append(minor, padding))
        return refuse(Reason::amount_overflow);
    if (!negative && __builtin_sub_overflow(std::int64_t{0}, minor, &minor))
        return refuse(Reason::amount_overflow);
    return Money::of_minor(minor, currency);
}

} // namespace etimbre::core
