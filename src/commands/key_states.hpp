#pragma once

#include "commands/keys_places.hpp"

#include <string>
#include <vector>

namespace etimbre::commands {

/// How one key of the directory stands.
struct KeyState {
    adapters::crypto::KeyRecord record;
    /// Stamp keys: next, signing, verifying, retired, "cut at 4711" or over, with a star where the trust list
    /// does not say so yet. Holder keys: next, binding, matching. Others: in use.
    std::string state;

    bool is_unlisted() const { return state.ends_with('*'); }
};

/// All of them, by use and then from the oldest. @throws adapters::crypto::KeyFailure
std::vector<KeyState> key_states(KeysPlaces const& at);

} // namespace etimbre::commands
