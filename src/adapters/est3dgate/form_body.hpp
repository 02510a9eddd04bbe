#pragma once

#include "adapters/est3dgate/hash.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::adapters::est3dgate {

/// Fields of an `application/x-www-form-urlencoded` body in posted order, names and values decoded, repeated
/// names kept. Nothing for a broken percent escape, an empty name, or more than 200 fields.
std::optional<FormFields> parse_form_body(std::string_view body);

/// The inverse: what a browser would post.
std::string to_form_body(FormFields const& fields);

/// The one field of exactly that name; nothing if there is none, or more than one.
std::optional<std::string_view> only_field(FormFields const& fields, std::string_view name);

} // namespace etimbre::adapters::est3dgate
