#pragma once

#include "adapters/render/pdf_file.hpp"
#include "core/language.hpp"

#include <optional>
#include <span>
#include <string>

namespace etimbre::adapters::render {

/// What an element of structure is, beside the content that cairo drew for it.
struct Element {
    core::Language language;
    /// Of a figure: the words read aloud in its place, UTF-8.
    std::string alt = {};
    /// Of a figure: operators of a content stream, in points from the lower left corner of the page.
    std::string drawing = {};
};

/// Says in the file what cairo 1.16 cannot: the language of the document and of each element, that the title
/// is to be shown, and the figures with their words. A figure is drawn here because cairo spends more time on
/// printing the 2,700 corners of a code than on all text of the page.
///
/// @param elements  In the order in which they were begun on the page; the first is the document.
/// Throws RenderFailure when the structure in the file is another.
/// @par Source ISO 32000-1, 14.7 (logical structure) and 14.9 (accessibility)
void complete_structure(PdfFile& file, std::span<Element const> elements);

} // namespace etimbre::adapters::render
