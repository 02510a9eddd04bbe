#pragma once

#include "core/language.hpp"

namespace etimbre::core {

/// That of four catalogues which is in `language`; they stand in the order of the enumerators and live as
/// long as the program.
template <auto const& Arabic, auto const& French, auto const& English, auto const& Spanish>
constexpr auto const& in_language(Language language)
{
    switch (language) {
    case Language::ar:
        return Arabic;
    case Language::fr:
        return French;
    case Language::en:
        return English;
    case Language::es:
        return Spanish;
    }
    return French;
}

} // namespace etimbre::core
