#pragma once

#include "core/life_table.hpp"
#include "core/result.hpp"
#include "core/word_table.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

/// The life of an exception: what is not in the table cannot happen. Two people decide, of whom the second is
/// another one; what later files prove is corrected without anybody.
namespace etimbre::domain::reconciliation {

enum class State { open, proposed, resolved, written_off };

inline constexpr core::WordTable<State, 4> state_words{{
    {State::open, "open"},
    {State::proposed, "proposed"},
    {State::resolved, "resolved"},
    {State::written_off, "written_off"},
}};

/// What a proposal asks for.
enum class Action {
    resolve,   ///< the acquirer makes it good: the money waits in its account
    write_off, ///< nobody will: the money goes to the account of write-offs
    reopen,    ///< what was decided was wrong: at once, and then two people decide anew
};

inline constexpr core::WordTable<Action, 3> action_words{{
    {Action::resolve, "resolve"},
    {Action::write_off, "write_off"},
    {Action::reopen, "reopen"},
}};

enum class Step {
    propose,
    reject, ///< the second person says no
    approve_resolve,
    approve_write_off,
    reopen, ///< one person is enough: it ends nothing
    correct ///< a later file explains it
};

struct Transition {
    State from;
    Step on;
    State to;
};

inline constexpr std::array transitions{
    Transition{State::open, Step::propose, State::proposed},
    Transition{State::open, Step::correct, State::resolved},
    Transition{State::proposed, Step::correct, State::resolved},
    Transition{State::proposed, Step::reject, State::open},
    Transition{State::proposed, Step::approve_resolve, State::resolved},
    Transition{State::proposed, Step::approve_write_off, State::written_off},
    Transition{State::resolved, Step::reopen, State::open},
    Transition{State::written_off, Step::reopen, State::open},
};

/// Refuses `exception_state` for a pair that has no row.
constexpr core::Result<State> next(State from, Step on)
{
    auto const to = core::next_in(transitions, from, on);
    if (!to) return core::refuse(core::Reason::exception_state);
    return *to;
}

static_assert(core::is_deterministic(transitions));
static_assert(!next(State::open, Step::approve_write_off), "nothing is written off by one person");

} // namespace etimbre::domain::reconciliation
