#pragma once

#include "core/life_table.hpp"
#include "core/result.hpp"
#include "domain/payment/state.hpp"

#include <array>

namespace etimbre::domain::payment {

/// What can happen to an attempt. "Found" events come from asking the acquirer, never from a callback.
enum class Event {
    redirect,      ///< the signed form was made
    approval,      ///< an authenticated callback, or the acquirer's status, says authorised
    capture_asked, ///< committed before we ask for the money
    no_answer,     ///< asked again and again without a usable answer
    money_found,   ///< the acquirer says captured, our amount, and the order was unpaid
    surplus_found, ///< the acquirer says captured, but another attempt has paid the order
    void_asked,
    released,   ///< the acquirer says the authorisation is gone
    given_back, ///< the acquirer says the capture was refunded or voided
    expire_asked,
    nothing_found,  ///< the acquirer knows of no money
    refusal_found,  ///< the acquirer knows only of refused cards
    mismatch_found, ///< amount or currency differ from ours
};

struct Transition {
    State from;
    Event on;
    State to;
};

/// The whole life of an attempt to pay. What is not in this table cannot happen.
inline constexpr std::array transitions{
    Transition{State::created, Event::redirect, State::redirected},

    Transition{State::redirected, Event::approval, State::authorised},
    Transition{State::redirected, Event::money_found, State::captured},
    Transition{State::redirected, Event::surplus_found, State::refunding},
    Transition{State::redirected, Event::expire_asked, State::expiring},
    Transition{State::redirected, Event::mismatch_found, State::conflicted},

    Transition{State::authorised, Event::capture_asked, State::capturing},
    Transition{State::authorised, Event::void_asked, State::voiding},
    Transition{State::authorised, Event::mismatch_found, State::conflicted},

    Transition{State::capturing, Event::money_found, State::captured},
    Transition{State::capturing, Event::surplus_found, State::refunding},
    Transition{State::capturing, Event::void_asked, State::voiding},
    Transition{State::capturing, Event::released, State::cancelled},
    Transition{State::capturing, Event::refusal_found, State::failed},
    Transition{State::capturing, Event::no_answer, State::unknown},
    Transition{State::capturing, Event::mismatch_found, State::conflicted},

    Transition{State::unknown, Event::money_found, State::captured},
    Transition{State::unknown, Event::surplus_found, State::refunding},
    Transition{State::unknown, Event::void_asked, State::voiding},
    Transition{State::unknown, Event::released, State::cancelled},
    Transition{State::unknown, Event::refusal_found, State::failed},
    Transition{State::unknown, Event::nothing_found, State::expired},
    Transition{State::unknown, Event::mismatch_found, State::conflicted},

    Transition{State::expiring, Event::nothing_found, State::expired},
    Transition{State::expiring, Event::refusal_found, State::failed},
    Transition{State::expiring, Event::released, State::cancelled},
    Transition{State::expiring, Event::approval, State::authorised},
    Transition{State::expiring, Event::money_found, State::captured},
    Transition{State::expiring, Event::surplus_found, State::refunding},
    Transition{State::expiring, Event::mismatch_found, State::conflicted},

    Transition{State::voiding, Event::released, State::cancelled},
    Transition{State::voiding, Event::surplus_found, State::refunding},
    Transition{State::voiding, Event::money_found, State::captured_late},
    Transition{State::voiding, Event::mismatch_found, State::conflicted},

    Transition{State::refunding, Event::given_back, State::refunded},

    Transition{State::expired, Event::void_asked, State::voiding},
    Transition{State::failed, Event::void_asked, State::voiding},
    Transition{State::cancelled, Event::void_asked, State::voiding},
    Transition{State::expired, Event::money_found, State::captured_late},
    Transition{State::failed, Event::money_found, State::captured_late},
    Transition{State::cancelled, Event::money_found, State::captured_late},
    Transition{State::expired, Event::surplus_found, State::refunding},
    Transition{State::failed, Event::surplus_found, State::refunding},
    Transition{State::cancelled, Event::surplus_found, State::refunding},
    Transition{State::expired, Event::mismatch_found, State::conflicted},
    Transition{State::failed, Event::mismatch_found, State::conflicted},
    Transition{State::cancelled, Event::mismatch_found, State::conflicted},
};

/// Refuses `payment_state` for a pair that has no row.
constexpr core::Result<State> next(State from, Event on)
{
    auto const to = core::next_in(transitions, from, on);
    if (!to) return core::refuse(core::Reason::payment_state);
    return *to;
}

static_assert(core::is_deterministic(transitions));
static_assert(
    core::nothing_leaves(transitions, State::captured) &&
    core::nothing_leaves(transitions, State::captured_late)
);
static_assert(
    core::nothing_leaves(transitions, State::refunded) && core::nothing_leaves(transitions, State::conflicted)
);
static_assert(
    next(State::expired, Event::money_found) == State::captured_late, "money found late is never lost"
);

} // namespace etimbre::domain::payment
