#pragma once

#include "app/once/replies.hpp"
#include "core/result.hpp"
#include "http/api/desk.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <boost/json/value.hpp>

#include <string>

/// Writes that may be sent again. What is checked, in this order, and the same for every resource that
/// writes:
///
///     415 media type, 413 size (the edge) → 403 role, of the certificate → 400 E_JSON → 400
///     E_IDEMPOTENCY_MISSING → 404 token → 422 E_FIELDS → replay, or 422 E_IDEMPOTENCY_REUSED → what the
///     business says
///
/// A replay comes before everything that time can change, the verification of a stamp included. Refusals of
/// the business are replies too and are kept; a kept body holds no token, signature or form: those are made
/// again when the reply is sent.
namespace etimbre::http::api {

/// The one Idempotency-Key header field: 1 to 255 visible ASCII characters. Refuses `idempotency_missing`.
core::Result<std::string> idempotency_key(server::Request const& request);

/// @param client  Whose keys these are: "public", "order:<id>" or the identity of a certificate.
/// @param body    The parsed body; two bodies that mean the same are the same request.
app::once::RequestKey request_key(
    Desk const& desk,
    server::Request const& request,
    std::string client,
    std::string key,
    boost::json::value const& body
);

/// A refusal as the reply that is kept for its key.
app::once::Reply kept(server::Response problem);

/// A reply as it is sent: a problem from 400 on, with Retry-After where that is 503, and marked
/// `Idempotency-Replayed: true` when it was given before.
server::Response sent(app::once::Reply reply);

} // namespace etimbre::http::api
