#pragma once

#include "app/webhook/ports.hpp"
#include "core/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::app::webhook {

struct Register {
    std::string owner;
    std::string url;
    std::vector<std::string> types{};
    /// Told of what comes after this entry; nothing: of what comes from now on.
    std::optional<std::int64_t> after{};
    std::string by; ///< who registers it
};

/// What an operator lets receivers be.
struct ReceiverRules {
    std::span<std::string const> ports;     ///< each a number
    std::span<std::string const> addresses; ///< hosts that may be addresses
};

/// Refuses `fields` for an address, a type or an entry that cannot be. Whether the owner is a post that
/// exists is the caller's to know.
core::Result<Endpoint> register_endpoint(
    Books books, Register const& wanted, ReceiverRules const& rules, EndpointId id, core::Instant now
);

/// Whose endpoint somebody may change, and who they are.
struct Actor {
    std::string owner; ///< `treasury` may change every post's too
    std::string name;
};

/// What somebody may do to an endpoint, and may do again. Each refuses `not_found` where there is none that
/// is theirs, and `unavailable` where something else changed it at that moment.
core::Result<Endpoint> pause(Books books, EndpointId const& id, Actor const& actor, core::Instant now);
/// What came meanwhile is delivered, and so are the events of a receiver that failed.
core::Result<Endpoint> resume(Books books, EndpointId const& id, Actor const& actor, core::Instant now);
/// Delivers everything after that entry again, under the ids that it had. Refuses `fields` too, where the
/// feed does not reach so far.
core::Result<Endpoint>
replay(Books books, EndpointId const& id, Actor const& actor, std::int64_t after, core::Instant now);
core::Result<Endpoint> remove(Books books, EndpointId const& id, Actor const& actor, core::Instant now);

/// The endpoint, if it is the actor's to see.
std::optional<Endpoint> find(Books books, EndpointId const& id, Actor const& actor);

} // namespace etimbre::app::webhook
