#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>

namespace etimbre::domain::stamp {

/// RFC 9285 section 4.
std::string to_base45(core::ByteView bytes);

/// Refuses `base45` for a length that is one more than a multiple of three, a character outside the alphabet
/// (lower case included), a triple above 65535 and a closing pair above 255.
core::Result<core::Bytes> from_base45(std::string_view text);

} // namespace etimbre::domain::stamp
