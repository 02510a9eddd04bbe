#pragma once

#include <string>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// Replaces the character references that the gateway is known to write into callback values: `&amp; &lt;
/// &gt; &quot; &#39; &#NNN; &#xHH;`. One pass, so `&amp;lt;` becomes `&lt;`; whatever is no such reference
/// stays as it is, and so does a number that is no Unicode scalar value, or NUL. Code points are written in
/// UTF-8.
std::string decode_entities(std::string_view text);

/// A callback value as the merchant's side hashes it: final newline dropped, references decoded, white space
/// at both ends trimmed.
std::string decoded_value(std::string_view value);

/// Without ASCII white space (and NUL, as PHP trims it) at both ends.
std::string_view trimmed(std::string_view text);

} // namespace etimbre::adapters::est3dgate
