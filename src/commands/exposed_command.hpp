#pragma once

#include "commands/keys_places.hpp"
#include "config/settings.hpp"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace etimbre::commands {

struct ExposedOptions {
    std::string kid;
    std::optional<std::int64_t> from{}; ///< else the cut of the key, or 0
    bool json = false;                  ///< one JSON object a line
};

/// `etimbre keys exposed KID [--from INDEX] [--json]`: the stamps of our books that were signed with the key
/// from its cut on, which verifiers refuse: their holders are owed others. 0; 2 for what is no kid.
int keys_exposed(
    config::Settings const& settings,
    KeysPlaces const& at,
    ExposedOptions const& options,
    std::ostream& out,
    std::ostream& err
);

} // namespace etimbre::commands
