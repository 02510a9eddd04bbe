#pragma once

#include "core/result.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace etimbre::core {

/// ISO 4217 alphabetic code and the count of decimal digits in its minor unit.
struct Currency {
    std::array<char, 3> code;
    std::uint8_t exponent;

    constexpr std::string_view name() const { return {code.data(), code.size()}; }
    friend constexpr bool operator==(Currency, Currency) = default;
    friend constexpr auto operator<=>(Currency, Currency) = default;
};

inline constexpr Currency mad{{'M', 'A', 'D'}, 2};

/// The currency of an ISO 4217 alphabetic code ("EUR"). Refuses `currency_mismatch` for a code not in the
/// list.
Result<Currency> currency_of(std::string_view code);

} // namespace etimbre::core
