#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// Appends one Unicode scalar value in UTF-8 (RFC 3629).
void append_utf8(std::string& text, char32_t code);

/// Takes the first code point off `text`. Nothing for bytes that are not UTF-8 (RFC 3629: overlong forms and
/// surrogates included); then one byte is taken off. `text` must not be empty.
std::optional<char32_t> take_code_point(std::string_view& text);

} // namespace etimbre::adapters::est3dgate
