#pragma once

#include "core/money.hpp"

#include <string_view>

namespace etimbre::domain::settlement {

/// The amount of "860", "860.00", "860.000" or ",50" and the like, exactly: ASCII digits, at most 18 that
/// count, no sign, no thousands mark, no exponent. Decimals that the currency does not have must be zero.
/// Refuses `amount` and `amount_overflow`.
core::Result<core::Money>
read_amount(std::string_view text, core::Currency currency, char decimal_mark = '.');

} // namespace etimbre::domain::settlement
