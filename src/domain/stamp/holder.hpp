#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace etimbre::domain::stamp {

/// HMAC-SHA-256 (RFC 2104) under the binding key, which stays with whoever hands this in.
using HmacSha256 = std::function<core::Hash(core::ByteView message)>;

using HolderBinding = std::array<std::uint8_t, 2>;

/// "MAR|AB123456": the issuing state by its three letters, and the document's number, in the one form that is
/// bound. Case, width (fullwidth forms), Arabic and Persian digits, separators and bidi controls make no
/// difference. Refuses `holder` for an issuer that is not three letters, a number without letters and digits
/// or with more than 24 of them, and any other letter or sign.
core::Result<std::string> canonical_document(std::string_view issuer, std::string_view number);

/// The two bytes that bind a stamp to a document: HMAC("CS1-HB" || 0x00 || cti || document) cut to 16 bits,
/// so that even with the key a stamp tells almost nothing, while a stranger's document passes once in 65,536
/// times.
/// @pre `number` is a canonical stamp number, `document` is from `canonical_document`.
HolderBinding holder_binding(HmacSha256 const& hmac, std::string_view number, std::string_view document);

} // namespace etimbre::domain::stamp
