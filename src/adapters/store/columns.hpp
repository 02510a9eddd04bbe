#pragma once

#include "adapters/store/store_failure.hpp"
#include "core/bytes.hpp"
#include "core/money.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What columns hold, as the domain knows it. Each throws RowFault where a row holds something that no
/// program of ours wrote.
namespace etimbre::adapters::store {

core::Currency currency_of(std::string_view code);

core::Money money_of(std::int64_t minor, std::string_view currency);

/// A day as `core::to_date` writes it.
std::chrono::sys_days day_of(std::string_view date);

core::Bytes bytes_of(std::string_view hex);

template <std::size_t Size>
std::array<std::uint8_t, Size> array_of(std::string_view hex)
{
    auto const bytes = bytes_of(hex);
    if (bytes.size() != Size) throw RowFault{"a row holds a key or hash of another length"};
    std::array<std::uint8_t, Size> array{};
    std::ranges::copy(bytes, array.begin());
    return array;
}

} // namespace etimbre::adapters::store
