#pragma once

#include <pango/pangocairo.h>

namespace etimbre::adapters::render {

/// Families of a printed stamp, in the order in which a missing letter is looked for.
inline constexpr char const* families = "Noto Sans,Noto Naskh Arabic";

/// The font map of the calling thread, made at its first use and kept, because making it costs more than
/// drawing with it. It knows the fonts of `font_files` and no other: a stamp looks the same on every machine.
///
/// Throws RenderFailure when one of the fonts is not installed.
PangoFontMap* font_map();

} // namespace etimbre::adapters::render
