#pragma once

#include "commands/keys_places.hpp"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace etimbre::commands {

struct RotateOptions {
    std::string use = "stamp";               ///< or "holder"
    bool now = false;                        ///< begins at once; a holder key in a minute
    bool when_due = false;                   ///< only where the last key ends soon
    std::optional<std::int64_t> begins_at{}; ///< Unix seconds, in place of the configured notice
};

/// `etimbre keys rotate`: makes the next key of a use, unless it is there already. A stamp key signs from its
/// beginning, once the trust list names it. 0; 1 with a sentence where no key would sign for a while, or the
/// beginning is past; 2 for another use. @throws adapters::crypto::KeyFailure
int keys_rotate(KeysPlaces const& at, RotateOptions const& options, std::ostream& out, std::ostream& err);

/// `etimbre keys retire KID [--cut INDEX]`: the stamp key signs no more, at once; with a cut its stamps from
/// that log index on will be refused when the next trust list is out. May be repeated; a cut can be added or
/// lowered later, not raised. 0; 1 where it cannot be; 2 for what is no kid.
/// @throws adapters::crypto::KeyFailure
int keys_retire(
    KeysPlaces const& at,
    std::string const& kid,
    std::optional<std::int64_t> const& cut,
    std::ostream& out,
    std::ostream& err
);

/// 16 hexadecimal characters, or nothing.
std::optional<domain::stamp::Kid> kid_in(std::string_view text);

} // namespace etimbre::commands
