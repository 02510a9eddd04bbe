#pragma once

#include "core/life_table.hpp"
#include "core/result.hpp"
#include "domain/refund/state.hpp"

#include <array>

namespace etimbre::domain::refund {

enum class Event {
    hold,        ///< above the limit
    approve,     ///< by a second person
    nothing_due, ///< the stamps cost nothing
    send,        ///< committed before the acquirer is told
    accept,      ///< the acquirer said yes
    no_answer,   ///< told, and no usable answer came
    decline,     ///< the acquirer said no, in so many words
    not_sent,    ///< the acquirer could not even be asked, or its history shows for long that it never heard
    given_back,  ///< the acquirer's history shows it
    give_up,     ///< declined too often
};

struct Transition {
    State from;
    Event on;
    State to;
};

/// The whole life of a refund. What is not in this table cannot happen. Only the acquirer's history proves
/// that money went back: its yes does not.
inline constexpr std::array transitions{
    Transition{State::requested, Event::hold, State::awaiting_approval},
    Transition{State::requested, Event::nothing_due, State::succeeded},
    Transition{State::requested, Event::send, State::sending},

    Transition{State::awaiting_approval, Event::approve, State::requested},

    Transition{State::sending, Event::accept, State::submitted},
    Transition{State::sending, Event::no_answer, State::unknown},
    Transition{State::sending, Event::decline, State::declined},
    Transition{State::sending, Event::not_sent, State::requested},
    Transition{State::sending, Event::given_back, State::succeeded},

    Transition{State::submitted, Event::given_back, State::succeeded},
    Transition{State::submitted, Event::no_answer, State::unknown},

    Transition{State::unknown, Event::given_back, State::succeeded},
    Transition{State::unknown, Event::not_sent, State::requested},

    Transition{State::declined, Event::send, State::sending},
    Transition{State::declined, Event::give_up, State::failed},
};

/// Refuses `refund_state` for a pair that has no row.
constexpr core::Result<State> next(State from, Event on)
{
    auto const to = core::next_in(transitions, from, on);
    if (!to) return core::refuse(core::Reason::refund_state);
    return *to;
}

static_assert(core::is_deterministic(transitions));
static_assert(
    core::nothing_leaves(transitions, State::succeeded) && core::nothing_leaves(transitions, State::failed)
);
static_assert(
    next(State::unknown, Event::send).error().reason == core::Reason::refund_state,
    "what may have been sent is asked about, never sent again blindly"
);

} // namespace etimbre::domain::refund
