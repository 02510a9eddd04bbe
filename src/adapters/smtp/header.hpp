#pragma once

#include "core/instant.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

/// Lines of a message's head (RFC 5322), each at most 78 octets long.
namespace etimbre::adapters::smtp {

/// A value with a line break in it, or another control character, would become a field of its own.
struct HeaderFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// "Name: value\r\n". Throws HeaderFailure for a control character or a byte beyond ASCII in `value`.
std::string field(std::string_view name, std::string_view value);

/// The same for words of people: encoded (RFC 2047, "B") where they are not ASCII or too long for one line,
/// and folded between code points. `after` stands after the words, on the line or on one of its own. Throws
/// HeaderFailure for a control character, or what is no UTF-8.
std::string text_field(std::string_view name, std::string_view words, std::string_view after = "");

/// "Tue, 01 Dec 2026 00:39:51 +0000" (RFC 5322, section 3.3).
std::string date_of(core::Instant at);

} // namespace etimbre::adapters::smtp
