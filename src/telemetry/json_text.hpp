#pragma once

#include <string>
#include <string_view>

namespace etimbre::telemetry {

/// Appends `text` as a JSON string (RFC 8259, section 7) that holds no control character, neither C0, DEL nor
/// C1, so that a line can be shown on a terminal. Bytes that are not UTF-8 (RFC 3629) become U+FFFD, one for
/// each byte.
void append_json(std::string& out, std::string_view text);

} // namespace etimbre::telemetry
