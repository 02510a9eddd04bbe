#pragma once

#include "core/money.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

/// How parts of MT940's fields are read.
namespace etimbre::adapters::settlement::mt940 {

/// Two digits of a year of this century, two of the month and two of the day.
std::optional<std::chrono::sys_days> day_of(std::string_view digits);

/// Month and day of an entry, in the year that brings it nearest to its value date.
std::optional<std::chrono::sys_days> day_near(std::string_view month_and_day, std::chrono::sys_days value);

struct Balance {
    std::int64_t minor;
    core::Currency currency;
    std::chrono::sys_days day;
};

/// "C261201MAD1234,50"
std::expected<Balance, core::Literal> balance_of(std::string_view text);

} // namespace etimbre::adapters::settlement::mt940
