#pragma once

#include "core/bytes.hpp"

namespace etimbre::domain::webhook {

/// Whether an address is one of the public internet, so that whoever names a receiver cannot make us talk to
/// our own network. Private, loopback, link-local, shared (CGNAT), unique local, multicast, documentation,
/// benchmarking and reserved ranges are not, and neither is an IPv6 address that carries an IPv4 one (mapped,
/// NAT64, 6to4, Teredo).
///
/// @param address  4 bytes of IPv4 or 16 of IPv6, in network order; of any other length nothing is public.
/// @par Source     IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates), IPv4
///                 multicast (RFC 5771); of IPv6 only the global unicast block 2000::/3 is in use (RFC 4291).
bool is_public(core::ByteView address);

} // namespace etimbre::domain::webhook
