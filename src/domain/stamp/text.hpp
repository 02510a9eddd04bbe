#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "domain/stamp/trust.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace etimbre::domain::stamp {

/// What a version 11 symbol of level Q holds in alphanumeric mode. Every stamp fits.
inline constexpr std::size_t text_length_max = 259;
/// The COSE structure in such a text.
inline constexpr std::size_t cose_size_max = 170;

/// The text of the code, "CS1:" and Base45 of the COSE structure. `signature` is over
/// `signature_input(kid, payload)`.
std::string stamp_text(core::ByteView payload, Kid const& kid, Signature const& signature);

/// Steps 1 to 3 of verification, the COSE bytes of a text: refuses `size`, `version` for a CS format of
/// another version, `prefix`, `base45`.
core::Result<core::Bytes> cose_of(std::string_view text);

} // namespace etimbre::domain::stamp
