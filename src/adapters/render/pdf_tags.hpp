#pragma once

#include "core/language.hpp"

#include <span>
#include <string>
#include <vector>

namespace etimbre::adapters::render {

/// What a structure element says beside its content: its language, and for a figure the words in its place.
struct ElementNote {
    core::Language language;
    std::string alt; ///< UTF-8; empty for text
};

/// Completes a tagged PDF of cairo 1.16, which has no way to say languages and alternative text: writes
/// `/Lang` into the catalogue, `/Lang` and `/Alt` into the structure elements, and moves the offsets of the
/// cross-reference table along.
///
/// @param notes  One for each element of structure, in the order in which the elements were begun.
/// Throws RenderFailure when the file is not built as that cairo builds it.
/// @par Source ISO 32000-1, 7.5.4 (cross-reference table) and 14.9 (accessibility)
std::string with_notes(std::string pdf, core::Language language, std::span<ElementNote const> notes);

} // namespace etimbre::adapters::render
