#pragma once

#include "core/word_table.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace etimbre::domain::refund {

/// Where one refund stands. The column holds the enumerator's word.
enum class State {
    requested,         ///< its stamps are voided; nobody has told the acquirer yet
    awaiting_approval, ///< above the limit: a second person must allow it
    sending,           ///< committed before the acquirer is told; whether it heard us, only it knows
    submitted,         ///< the acquirer accepted
    unknown,           ///< told, and no answer that can be relied on
    declined,          ///< the acquirer said no, and is told again later
    succeeded,         ///< the acquirer's own history shows it
    failed,            ///< declined for good: a person must find another way to give the money back
};

inline constexpr core::WordTable<State, 8> state_words{{
    {State::requested, "requested"},
    {State::awaiting_approval, "awaiting_approval"},
    {State::sending, "sending"},
    {State::submitted, "submitted"},
    {State::unknown, "unknown"},
    {State::declined, "declined"},
    {State::succeeded, "succeeded"},
    {State::failed, "failed"},
}};

constexpr std::string_view word_of(State state)
{
    return core::word_in(state_words, state);
}

/// Throws std::invalid_argument for a word that is no state: a row written by another program version.
State state_of(std::string_view word);

/// The few words the outside sees: whether an answer was lost is our business.
constexpr std::string_view outward_word_of(State state)
{
    switch (state) {
    case State::unknown:
    case State::declined:
        return "sending";
    default:
        return word_of(state);
    }
}

inline constexpr std::array<std::string_view, 6> outward_words{
    "requested", "awaiting_approval", "sending", "submitted", "succeeded", "failed"
};

/// Whether it holds its payment's one place at the acquirer.
constexpr bool is_with_the_acquirer(State state)
{
    return state == State::sending || state == State::submitted || state == State::unknown;
}

constexpr bool is_over(State state)
{
    return state == State::succeeded || state == State::failed;
}

} // namespace etimbre::domain::refund
