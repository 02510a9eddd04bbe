#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;
using Hash = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4), handed in by the caller so that the core needs no cryptographic library.
using Sha256 = Hash (*)(ByteView);

/// Fills the span with unpredictable bytes; handed in, so that rules stay repeatable under test.
using Entropy = void (*)(std::span<std::uint8_t>);

ByteView as_bytes(std::string_view text);
std::string_view as_text(ByteView bytes);

/// Lower-case hexadecimal.
std::string to_hex(ByteView bytes);
/// Accepts both cases; nothing for an odd length or another character.
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 section 4, with padding.
std::string to_base64(ByteView bytes);
std::optional<Bytes> from_base64(std::string_view text);
/// RFC 4648 section 5, without padding.
std::string to_base64url(ByteView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

} // namespace etimbre::core
