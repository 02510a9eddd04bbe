#pragma once

#include <algorithm>
#include <optional>
#include <ranges>

/// The life of a thing as a table of rows `{from, on, to}`: what is not in it cannot happen.
namespace etimbre::core {

/// Where that step leads; nothing where the table has no such row.
template <std::ranges::range Rows, class State, class Step>
constexpr std::optional<State> next_in(Rows const& rows, State from, Step on)
{
    auto const row =
        std::ranges::find_if(rows, [=](auto const& each) { return each.from == from && each.on == on; });
    if (row == std::ranges::end(rows)) return std::nullopt;
    return row->to;
}

/// Whether no state has two rows for one step.
template <std::ranges::range Rows>
constexpr bool is_deterministic(Rows const& rows)
{
    return std::ranges::all_of(rows, [&](auto const& one) {
        return std::ranges::count_if(rows, [&](auto const& other) {
                   return other.from == one.from && other.on == one.on;
               }) == 1;
    });
}

template <std::ranges::range Rows, class State>
constexpr bool nothing_leaves(Rows const& rows, State state)
{
    return std::ranges::none_of(rows, [=](auto const& each) { return each.from == state; });
}

} // namespace etimbre::core
