#pragma once

#include "commands/keys_places.hpp"

#include <iosfwd>
#include <optional>

namespace etimbre::commands {

struct TrustListOptions {
    bool renew = false; ///< even where the list there is says the same and holds long enough
    std::optional<domain::stamp::Kid> root{}; ///< else the first pinned one whose key is there
};

/// `etimbre keys trust-list [--renew] [--root KID]`: signs the trust list with a root key and publishes it,
/// where the one there is says something else or has less than half of its life left. Returns 0.
/// @throws adapters::crypto::KeyFailure
int keys_trust_list(KeysPlaces const& at, TrustListOptions const& options, std::ostream& out);

} // namespace etimbre::commands
