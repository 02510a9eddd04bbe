#pragma once

#include "core/life_table.hpp"
#include "core/word_table.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace etimbre::domain::notice {

/// How a mail that is owed stands (the words of GOV.UK Notify).
enum class State {
    created,
    sending,           ///< begun; a worker that was killed leaves it here, and it is begun again
    delivered,         ///< handed over to the mail server, which answers for it from then on
    temporary_failure, ///< tried again later
    permanent_failure, ///< the address refuses mail, or is none
    technical_failure  ///< not handed over for three days
};

inline constexpr core::WordTable<State, 6> state_words{{
    {State::created, "created"},
    {State::sending, "sending"},
    {State::delivered, "delivered"},
    {State::temporary_failure, "temporary_failure"},
    {State::permanent_failure, "permanent_failure"},
    {State::technical_failure, "technical_failure"},
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
    begin,
    handed_over, ///< the server took the whole message
    put_off,     ///< no server, or one that says "later" (4xx), or refuses us and not the address
    bounced,     ///< the server refuses the address or the message for good (5xx)
    given_up
};

struct Transition {
    State from;
    Step on;
    State to;
};

/// The whole life of a mail. What is not in this table cannot happen.
inline constexpr std::array transitions{
    Transition{State::created, Step::begin, State::sending},
    Transition{State::temporary_failure, Step::begin, State::sending},
    Transition{State::sending, Step::begin, State::sending},
    Transition{State::sending, Step::handed_over, State::delivered},
    Transition{State::sending, Step::put_off, State::temporary_failure},
    Transition{State::sending, Step::bounced, State::permanent_failure},
    Transition{State::sending, Step::given_up, State::technical_failure},
};

/// Nothing for a step that the table does not have.
constexpr std::optional<State> next(State from, Step on)
{
    return core::next_in(transitions, from, on);
}

constexpr bool is_final(State state)
{
    return core::nothing_leaves(transitions, state);
}

static_assert(is_final(State::delivered) && is_final(State::permanent_failure));
static_assert(is_final(State::technical_failure));
static_assert(!is_final(State::created) && !is_final(State::sending) && !is_final(State::temporary_failure));

} // namespace etimbre::domain::notice
