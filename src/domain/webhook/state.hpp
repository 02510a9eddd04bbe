#pragma once

#include "core/life_table.hpp"
#include "core/word_table.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

/// The feed, sent to whoever asked for it (docs/webhooks.md): each endpoint is told one event after the
/// other.
namespace etimbre::domain::webhook {

enum class State {
    active,
    paused,   ///< by its owner, by an operator, or because it failed too often; nothing is lost meanwhile
    disabled, ///< it said that it is gone for good
    removed
};

inline constexpr core::WordTable<State, 4> state_words{{
    {State::active, "active"},
    {State::paused, "paused"},
    {State::disabled, "disabled"},
    {State::removed, "removed"},
}};

constexpr std::string_view word_of(State state)
{
    return core::word_in(state_words, state);
}

constexpr std::optional<State> state_of(std::string_view text)
{
    return core::found_in(state_words, text);
}

enum class Step {
    pause,
    give_up, ///< every try of the schedule has failed
    gone,    ///< the endpoint answered 410
    resume,
    replay, ///< it begins anew at another event
    remove
};

struct Transition {
    State from;
    Step on;
    State to;
};

/// The whole life of an endpoint. What is not in this table cannot happen. What people ask for may be asked
/// for again.
inline constexpr std::array transitions{
    Transition{State::active, Step::pause, State::paused},
    Transition{State::paused, Step::pause, State::paused},
    Transition{State::disabled, Step::pause, State::paused},
    Transition{State::active, Step::give_up, State::paused},
    Transition{State::active, Step::gone, State::disabled},
    Transition{State::active, Step::resume, State::active},
    Transition{State::paused, Step::resume, State::active},
    Transition{State::disabled, Step::resume, State::active},
    Transition{State::active, Step::replay, State::active},
    Transition{State::paused, Step::replay, State::paused},
    Transition{State::disabled, Step::replay, State::disabled},
    Transition{State::active, Step::remove, State::removed},
    Transition{State::paused, Step::remove, State::removed},
    Transition{State::disabled, Step::remove, State::removed},
};

/// Nothing for a step that the table does not have.
constexpr std::optional<State> next(State from, Step on)
{
    return core::next_in(transitions, from, on);
}

static_assert(core::is_deterministic(transitions));
static_assert(!next(State::removed, Step::resume), "what is removed stays so");

} // namespace etimbre::domain::webhook
