#pragma once

#include "core/language.hpp"

#include <string_view>

namespace etimbre::web {

/// What the card of a stamp says that one keeps it by, and what became of it.
struct KeepWords {
    std::string_view picture;
    std::string_view share;
    std::string_view used;   ///< before a time
    std::string_view voided; ///< before a time
};

KeepWords const& keep_words_in(core::Language language);

} // namespace etimbre::web
