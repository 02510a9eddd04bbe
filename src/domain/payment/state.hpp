#pragma once

#include "core/word_table.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace etimbre::domain::payment {

/// Where one attempt to pay stands, as we see it. The column holds the enumerator's word.
enum class State {
    created,       ///< the row exists, no form was handed out
    redirected,    ///< the citizen has the signed form; cards may be refused and tried again
    authorised,    ///< the acquirer holds the money, nothing asked yet
    capturing,     ///< we asked for the money; only the acquirer's own status proves it came
    unknown,       ///< asked, and no answer that can be relied on
    captured,      ///< the money is ours and the order is paid by this attempt
    captured_late, ///< the money came after the attempt had ended, and pays the order all the same
    voiding,       ///< an authorisation nobody needs is being released
    refunding,     ///< captured although the order was paid already: being given back
    refunded,
    expiring, ///< no end within the time; the acquirer is asked before it is closed
    expired,
    failed,     ///< closed after refusals
    cancelled,  ///< the authorisation was released
    conflicted, ///< the acquirer names another amount or currency than ours: frozen for a person
};

inline constexpr core::WordTable<State, 15> state_words{{
    {State::created, "created"},
    {State::redirected, "redirected"},
    {State::authorised, "authorised"},
    {State::capturing, "capturing"},
    {State::unknown, "unknown"},
    {State::captured, "captured"},
    {State::captured_late, "captured_late"},
    {State::voiding, "voiding"},
    {State::refunding, "refunding"},
    {State::refunded, "refunded"},
    {State::expiring, "expiring"},
    {State::expired, "expired"},
    {State::failed, "failed"},
    {State::cancelled, "cancelled"},
    {State::conflicted, "conflicted"},
}};

constexpr std::string_view word_of(State state)
{
    return core::word_in(state_words, state);
}

/// Throws std::invalid_argument for a word that is no state: a row written by another program version.
State state_of(std::string_view word);

/// The few words the outside sees.
constexpr std::string_view outward_word_of(State state)
{
    switch (state) {
    case State::created:
        return "created";
    case State::redirected:
        return "redirected";
    case State::captured:
    case State::captured_late:
        return "captured";
    case State::expired:
        return "expired";
    case State::failed:
        return "failed";
    case State::cancelled:
        return "cancelled";
    case State::refunded:
        return "refunded";
    case State::authorised:
    case State::capturing:
    case State::unknown:
    case State::voiding:
    case State::refunding:
    case State::expiring:
    case State::conflicted:
        return "processing";
    }
    std::unreachable();
}

/// Whether the attempt still holds the order's one place at the hosted page.
constexpr bool is_open(State state)
{
    switch (state) {
    case State::created:
    case State::redirected:
    case State::authorised:
    case State::capturing:
    case State::unknown:
    case State::expiring:
        return true;
    default:
        return false;
    }
}

} // namespace etimbre::domain::payment
