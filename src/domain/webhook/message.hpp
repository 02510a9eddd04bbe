#pragma once

#include "core/bytes.hpp"
#include "domain/feed/chain.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// What is sent, in the form of Standard Webhooks 1.0: a thin payload, and a signature over id, time and
/// payload.
namespace etimbre::domain::webhook {

/// The same for an entry however often it is sent: who gets it twice can see that it is one. Made from the
/// entry's hash, so that it differs where a database that was set back numbers anew.
std::string message_id(feed::Entry const& entry);

/// {"type":"stamp.redeemed","timestamp":"…","data":{"id":"…","version":1,"href":"…","feed_seq":7}}
///
/// @param href  where the whole entry is read.
std::string payload(feed::Entry const& entry, std::string_view href);

/// What asks a receiver whether it is there; it is no entry of the feed.
std::string ping_payload(core::Instant now);

/// The text that a signature is over: "id.seconds.body".
std::string signed_text(std::string_view id, std::int64_t unix_seconds, std::string_view body);

/// "v1a,…": one signature of the header webhook-signature, Ed25519.
std::string signature_word(core::ByteView signature);

/// "whpk_…": a public key as Standard Webhooks writes it.
std::string public_key_text(core::ByteView key);

} // namespace etimbre::domain::webhook
