#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// The number a person can type: 14 random digits, the first not zero, and 2 check digits by ISO 7064
/// MOD 97-10 (the whole, read as one number, is 1 modulo 97). Its first 14 digits are the stamp's identity
/// (`cti`) in the code. A "canonical" number is the 16 ASCII digits with nothing between them.
namespace etimbre::domain::stamp {

inline constexpr std::uint64_t d14_least = 10'000'000'000'000;
inline constexpr std::uint64_t d14_most = 99'999'999'999'999;

/// The claim `cti`: the 14 digits as a 6-byte big-endian number.
using Cti = std::array<std::uint8_t, 6>;

/// The canonical number of 14 digits, d14_least <= d14 <= d14_most.
std::string number_from_d14(std::uint64_t d14);

/// Uniform over all 9 * 10^13 numbers. Two draws may meet; the store's unique key notices.
std::string draw_number(core::Entropy entropy);

/// Reads what people type and paste, into the canonical number. Spaces, no-break spaces, hyphens, full stops
/// and bidi controls are passed over; ASCII, Arabic-Indic, Persian and fullwidth digits are all digits.
///
/// Refuses, in this order: `number_char` for any other character, `number_length` unless 16 digits are left,
/// `number_check` for wrong check digits or a leading zero. Where only the order of the four groups is wrong,
/// as happens in right-to-left text, the detail says so; it is still refused.
core::Result<std::string> parse_number(std::string_view text);

/// "4071 8835 2906 1770" with U+00A0 between the groups, in UTF-8: a plain space or a hyphen would let
/// right-to-left text show the groups in reverse. @pre `number` is canonical.
std::string grouped(std::string_view number);

/// @pre `number` is canonical.
Cti cti_of(std::string_view number);

/// Refuses `claims` where the bytes are not 14 digits with a first one that is not zero.
core::Result<std::string> number_of(core::ByteView cti);

} // namespace etimbre::domain::stamp
