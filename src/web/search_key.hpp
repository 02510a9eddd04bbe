#pragma once

#include <string>
#include <string_view>

namespace etimbre::web {

/// One spelling for what people mean to be the same: Latin letters small and without accents, Arabic letters
/// without vowel signs, alef, hamza carriers, final ya and ta marbuta in one form; whatever is neither letter
/// nor digit divides words, by one space. Bytes that are no UTF-8 divide words too.
std::string search_key(std::string_view utf8);

} // namespace etimbre::web
