#include "domain/fees/exchange.hpp"

#include <cassert>
#include <limits>

namespace etimbre::domain::fees {
namespace {

// NOLINTNEXTLINE(modernize-use-using): g++ takes no __extension__ before a using
__extension__ typedef __int128 Wide;

constexpr std::size_t most_digits = 18;
constexpr std::size_t most_decimals = 9;

constexpr Wide power_of_ten(int exponent)
{
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// The integer beside numerator / denominator (both above or at zero) that the mode chooses.
constexpr Wide divide(Wide numerator, Wide denominator, Rounding mode)
{
    Wide const whole = numerator / denominator;
    Wide const rest = numerator % denominator;
    Wide const gap = denominator - rest;
    auto const goes_up = [&] {
        if (mode == Rounding::up) return rest > 0;
        if (mode == Rounding::half_up) return rest >= gap;
        return rest > gap || (rest == gap && whole % 2 == 1);
    };
    return goes_up() ? whole + 1 : whole;
}

static_assert(divide(5, 2, Rounding::half_up) == 3 && divide(5, 2, Rounding::half_even) == 2);
static_assert(divide(7, 2, Rounding::half_even) == 4 && divide(9, 8, Rounding::up) == 2);

} // namespace

core::Result<Rate> Rate::parse(std::string_view text)
{
    std::int64_t mantissa = 0;
    std::size_t digits = 0;
    auto point = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.' && point == std::string_view::npos) {
            point = i;
            continue;
        }
        if (text[i] < '0' || text[i] > '9' || ++digits > most_digits)
            return core::refuse(core::Reason::amount);
        mantissa = mantissa * 10 + (text[i] - '0');
    }
    auto const decimals = point == std::string_view::npos ? 0 : text.size() - point - 1;
    bool const point_is_between = point == std::string_view::npos || (point > 0 && decimals > 0);
    if (mantissa == 0 || !point_is_between || decimals > most_decimals)
        return core::refuse(core::Reason::amount);
    return Rate{mantissa, static_cast<int>(decimals), text};
}

core::Result<core::Money> convert(core::Money dirhams, ExchangeRate const& at)
{
    if (dirhams.currency() != core::mad) return core::refuse(core::Reason::currency_mismatch);
    assert(at.rounding_step_minor > 0);

    // dirhams / 10^2 / (mantissa / 10^decimals) units, each of 10^exponent minor units, counted in steps. The
    // numerator is below 2^63 * 10^12 < 2^103; only the denominator can leave 128 bits.
    Wide const minor = dirhams.minor();
    bool const negative = minor < 0;
    Wide const numerator =
        (negative ? -minor : minor) * power_of_ten(at.currency.exponent + at.rate.decimals());
    Wide denominator = Wide{at.rate.mantissa()} * power_of_ten(core::mad.exponent);
    if (__builtin_mul_overflow(denominator, Wide{at.rounding_step_minor}, &denominator))
        return core::refuse(core::Reason::amount_overflow);

    Wide const steps = divide(numerator, denominator, at.mode);
    std::int64_t local = 0;
    if (__builtin_mul_overflow(negative ? -steps : steps, at.rounding_step_minor, &local))
        return core::refuse(core::Reason::amount_overflow);
    return core::Money::of_minor(local, at.currency);
}

ExchangeRate const*
rate_in_force(std::span<ExchangeRate const> rates, std::string_view mission, std::chrono::sys_days day)
{
    ExchangeRate const* latest = nullptr;
    for (auto const& rate : rates) {
        if (rate.mission != mission || rate.effective_from > day) continue;
        if (latest == nullptr || rate.effective_from > latest->effective_from) latest = &rate;
    }
    return latest;
}

} // namespace etimbre::domain::fees
