#pragma once

#include <string>
#include <string_view>

namespace etimbre::adapters::smtp {

/// Whether the text can stand as it is in an SMTP command and in a header field: a dot-string, "@" and a
/// domain, all ASCII, nothing quoted (RFC 5321, section 4.1.2; the domain by the letters it may have).
bool is_plain_address(std::string_view text);

/// "etimbre.example" of "no-reply@etimbre.example". @pre is_plain_address(address)
std::string domain_of(std::string_view address);

} // namespace etimbre::adapters::smtp
