#pragma once

#include "commands/keys_places.hpp"

#include <iosfwd>

namespace etimbre::commands {

/// `etimbre keys init`: makes what is missing of the service's keys, the two root keys with their pins, and
/// the first trust list; what is there stays as it is, so that it may be repeated. Root keys that are pinned
/// are never made again, wherever they are kept. Returns 0. @throws adapters::crypto::KeyFailure
int keys_init(KeysPlaces const& at, std::ostream& out);

/// `etimbre keys list [--json]`: the keys and how each stands, without a passphrase. With `json` the stamp
/// keys, as the next trust list will name them, in the format that `stamp verify --keys` reads. Returns 0.
/// @throws adapters::crypto::KeyFailure
int keys_list(KeysPlaces const& at, bool json, std::ostream& out);

} // namespace etimbre::commands
