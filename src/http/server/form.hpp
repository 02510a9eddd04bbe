#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// Names and values in the order they were sent, bytes as they were: no character set is assumed.
using FormFields = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::size_t form_fields_max = 256;

/// `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), also the form of a query: pairs divided by
/// '&', name and value by the first '=', '+' for a space. Empty pairs are passed over.
///
/// Refuses `fields` for a percent sign that is not followed by two hexadecimal digits, and for more than
/// `form_fields_max` pairs.
core::Result<FormFields> parse_form(std::string_view body);

/// One name or value decoded; nothing where a percent escape is not well-formed.
std::optional<std::string> decode_form_text(std::string_view text);

/// The inverse for building a form: letters, digits and "*-._" as they are, a space as '+', all else escaped.
std::string encode_form_text(std::string_view text);

} // namespace etimbre::http::server
