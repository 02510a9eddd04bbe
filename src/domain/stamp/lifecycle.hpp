#pragma once

#include "core/result.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace etimbre::domain::stamp {

enum class State { issued, redeemed, voided, expired };
enum class Event { redeem, take_back, expire };

struct Transition {
    State from;
    Event on;
    State to;
};

/// The whole life of a stamp. What is not in this table cannot happen; an end is an end.
inline constexpr std::array transitions{
    Transition{State::issued, Event::redeem, State::redeemed},
    Transition{State::issued, Event::take_back, State::voided},
    Transition{State::issued, Event::expire, State::expired},
};

/// The words of the API and of the tables.
inline constexpr std::array<std::string_view, 4> state_words{"issued", "redeemed", "voided", "expired"};

constexpr std::string_view word_of(State state)
{
    return state_words.at(static_cast<std::size_t>(state));
}

constexpr std::optional<State> state_of(std::string_view word)
{
    for (std::size_t i = 0; i < state_words.size(); ++i)
        if (state_words.at(i) == word) return static_cast<State>(i);
    return std::nullopt;
}

/// Refuses with the reason that an ended stamp answers: `redeemed`, `voided`, `expired`.
constexpr core::Result<State> next(State from, Event on)
{
    for (auto const& row : transitions)
        if (row.from == from && row.on == on) return row.to;
    if (from == State::redeemed) return core::refuse(core::Reason::redeemed, "the stamp was used");
    if (from == State::voided) return core::refuse(core::Reason::voided, "the stamp was taken back");
    return core::refuse(core::Reason::expired, "the time of the stamp is over");
}

constexpr bool has_one_row_for_each_pair()
{
    return std::ranges::all_of(transitions, [](Transition const& row) {
        return std::ranges::count_if(transitions, [&](Transition const& each) {
                   return each.from == row.from && each.on == row.on;
               }) == 1;
    });
}

constexpr bool is_final(State state)
{
    return std::ranges::none_of(transitions, [=](Transition const& row) { return row.from == state; });
}

static_assert(has_one_row_for_each_pair());
static_assert(!is_final(State::issued));
static_assert(is_final(State::redeemed) && is_final(State::voided) && is_final(State::expired));
static_assert(next(State::issued, Event::redeem) == State::redeemed);
static_assert(next(State::voided, Event::redeem).error().reason == core::Reason::voided);

} // namespace etimbre::domain::stamp
