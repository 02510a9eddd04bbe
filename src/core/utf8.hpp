#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace etimbre::core {

/// Takes the first code point off `text`. Nothing, and `text` unchanged, where it is empty or does not begin
/// with well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).
std::optional<char32_t> take_code_point(std::string_view& text);

bool is_utf8(std::string_view text);

/// How many characters a text has, as far as it is well-formed.
std::size_t code_points_in(std::string_view text);

/// The value of an ASCII, Arabic-Indic, Persian or fullwidth decimal digit, which are the ones that keyboards
/// of our users type; nothing for every other code point.
std::optional<int> digit_of(char32_t code_point);

} // namespace etimbre::core
