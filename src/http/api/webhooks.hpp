#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"
#include "http/api/principal.hpp"

/// The endpoints that the feed is delivered to (docs/webhooks.md). The treasury and auditors see all of them,
/// an officer those of the own post. They are registered by an operator, never here: whoever could name an
/// address could have us look for what answers there.
namespace etimbre::http::api {

void get_webhooks(Desk const& desk, Principal const& principal, Call call);
/// What the endpoint's owner is told of, after an entry: what a thin payload points to.
void get_webhook_events(Desk const& desk, Principal const& principal, Call call);
void post_webhook_pause(Desk const& desk, Principal const& principal, Call call);
void post_webhook_resume(Desk const& desk, Principal const& principal, Call call);
void post_webhook_replay(Desk const& desk, Principal const& principal, Call call);

} // namespace etimbre::http::api
