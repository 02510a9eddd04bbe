#pragma once

#include "app/pay/order.hpp"
#include "app/refund/refund.hpp"
#include "app/stamp/ports.hpp"
#include "domain/feed/event.hpp"

#include <optional>

/// What the facts of the main job leave in the feed (docs/events.md).
namespace etimbre::adapters::store {

/// Of a payment that has just moved to `payment.state`; nothing for a step that is nobody else's business.
std::optional<domain::feed::Event> event_of(app::pay::Payment const& payment, core::Instant at);
domain::feed::Event event_of(app::pay::OrderPaid const& paid);
domain::feed::Event event_of(app::stamp::StampRow const& stamp);
domain::feed::Event event_of(app::stamp::StampEnd const& end);
/// Of a refund that was just asked for or has come to its end; nothing for a step in between.
std::optional<domain::feed::Event> event_of(app::refund::Refund const& refund);

} // namespace etimbre::adapters::store
