#pragma once

#include "core/bytes.hpp"
#include "core/id.hpp"
#include "core/instant.hpp"
#include "domain/notice/event.hpp"
#include "domain/notice/state.hpp"

#include <cstdint>
#include <string>

namespace etimbre::domain::notice {

/// Names the mail for ever, also in its Message-ID: who gets it twice can see that it is one.
using NoticeId = core::Id<struct NoticeTag>;

/// A mail that is owed to the payer of an order. Neither address nor words are kept: both are made from the
/// order when it is sent.
struct Notice {
    NoticeId id;
    core::OrderId order;
    Event event = Event::stamps_ready;
    std::int64_t occasion =
        0; ///< 0 for what happens once; else which refund, or the window of time it was asked for in
    State state = State::created;
    int tries = 0;
    int reply = 0; ///< what the mail server answered last (RFC 5321, section 4.2); 0: nothing
    core::Instant created_at{};
    core::Instant changed_at{};
};

/// One order, event and occasion are one mail: its id follows from them, so that the same thing asked for
/// twice meets in the key.
Notice new_notice(
    core::OrderId const& order, Event event, std::int64_t occasion, core::Sha256 sha256, core::Instant now
);

/// How often the window of `length` that `now` lies in has come: an order is sent one mail of a kind in each.
std::int64_t occasion_at(core::Instant now, std::chrono::seconds length);

/// A refund among those of its order: the first 60 bits of its id.
std::int64_t occasion_of(core::RefundId const& refund);

} // namespace etimbre::domain::notice
