#pragma once

#include "core/currency.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::core {

/// An exact amount: a whole number of minor units of one currency. There is no double in it.
class Money {
public:
    static constexpr Money of_minor(std::int64_t minor, Currency currency) { return {minor, currency}; }
    constexpr std::int64_t minor() const { return minor_; }
    constexpr Currency currency() const { return currency_; }
    friend constexpr bool operator==(Money, Money) = default;

private:
    constexpr Money(std::int64_t minor, Currency currency) : minor_{minor}, currency_{currency} {}
    std::int64_t minor_;
    Currency currency_;
};

/// Refuses `currency_mismatch`, and `amount_overflow` outside int64 minor units.
constexpr Result<Money> add(Money left, Money right)
{
    if (left.currency() != right.currency()) return refuse(Reason::currency_mismatch);
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left.minor(), right.minor(), &sum)) return refuse(Reason::amount_overflow);
    return Money::of_minor(sum, left.currency());
}

/// Refuses `amount_overflow` outside int64 minor units.
constexpr Result<Money> multiply(Money amount, std::int64_t times)
{
    std::int64_t product = 0;
    if (__builtin_mul_overflow(amount.minor(), times, &product)) return refuse(Reason::amount_overflow);
    return Money::of_minor(product, amount.currency());
}

/// "860.00" for 86000 MAD minor units, "860" where the currency has no minor unit; a leading '-' if negative.
std::string to_decimal(Money amount);

/// The inverse of `to_decimal`: ASCII digits, at most as many decimals as the currency has (fewer are
/// allowed), no sign but '-', no thousands mark, no exponent. Refuses `amount` and `amount_overflow`.
Result<Money> parse_decimal(std::string_view text, Currency currency);

} // namespace etimbre::core
