#pragma once

#include "core/language.hpp"

#include <string_view>

namespace etimbre::web {

/// The country of an ISO 3166-1 alpha-2 code; a code that no post stands in is its own name.
std::string_view country_name(std::string_view code, core::Language language);

} // namespace etimbre::web
