#pragma once

#include "http/api/call.hpp"
#include "http/api/desk.hpp"

namespace etimbre::http::api {

/// The public keys that stamps are signed with (RFC 7517, RFC 8037), those of the trust list.
void get_jwks(Desk const& desk, Call call);

/// The signed trust list (docs/stamp-format.md), with an ETag.
void get_trust_list(Desk const& desk, Call call);

/// Where to report a weakness (RFC 9116).
void get_security_txt(Desk const& desk, Call call);

} // namespace etimbre::http::api
