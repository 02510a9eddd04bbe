#pragma once

#include "core/money.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace etimbre::domain::fees {

/// How an amount between two steps is brought to one of them. `half_even` goes to the even number of steps,
/// the others away from zero.
enum class Rounding { half_up, half_even, up };

constexpr std::string_view word_of(Rounding mode)
{
    switch (mode) {
    case Rounding::half_up:
        return "half_up";
    case Rounding::half_even:
        return "half_even";
    case Rounding::up:
        return "up";
    }
    std::unreachable();
}

constexpr std::optional<Rounding> rounding_of(std::string_view word)
{
    for (auto const mode : {Rounding::half_up, Rounding::half_even, Rounding::up})
        if (word_of(mode) == word) return mode;
    return std::nullopt;
}

/// Dirhams for one unit of a local currency, exactly: mantissa / 10^decimals. Always above zero.
class Rate {
public:
    /// Digits with at most one point between them, as in "9.594"; at most 18 digits and 9 decimals. Refuses
    /// `amount`.
    static core::Result<Rate> parse(std::string_view text);

    std::int64_t mantissa() const { return mantissa_; }
    int decimals() const { return decimals_; }
    /// As the administration wrote it, trailing zeros included.
    std::string const& text() const { return text_; }
    friend bool operator==(Rate const&, Rate const&) = default;

private:
    Rate(std::int64_t mantissa, int decimals, std::string_view text)
        : mantissa_{mantissa}, decimals_{decimals}, text_{text}
    {
    }
    std::int64_t mantissa_;
    int decimals_;
    std::string text_;
};

/// An act of the administration for one mission, not a market quote.
struct ExchangeRate {
    std::string mission;
    core::Currency currency;
    Rate rate;
    std::chrono::sys_days effective_from;
    /// Local amounts are multiples of this many minor units: 1 the cent, 5 five cents, 100 whole units. Above
    /// zero.
    std::int64_t rounding_step_minor;
    Rounding mode;

    friend bool operator==(ExchangeRate const&, ExchangeRate const&) = default;
};

/// What a fee in dirhams is at the counter of the mission: a multiple of the step, less than one step from
/// the exact quotient. Refuses `currency_mismatch` for anything but dirhams and `amount_overflow`.
core::Result<core::Money> convert(core::Money dirhams, ExchangeRate const& at);

/// The rate of `mission` with the latest `effective_from` that is not after `day`; null where there is none.
ExchangeRate const*
rate_in_force(std::span<ExchangeRate const> rates, std::string_view mission, std::chrono::sys_days day);

} // namespace etimbre::domain::fees
