#pragma once

#include "adapters/render/owned.hpp"
#include "core/language.hpp"

#include <pango/pangocairo.h>

#include <string_view>

namespace etimbre::adapters::render {

struct Colour {
    double red;
    double green;
    double blue;
};

inline constexpr Colour dark_ink{0.102, 0.122, 0.141};
inline constexpr Colour quiet_ink{0.333, 0.376, 0.420};
inline constexpr Colour green_ink{0.043, 0.420, 0.271};
inline constexpr Colour line_ink{0.780, 0.757, 0.710};

/// Where text lies in its box, seen by its reader: `start` is left in French and right in Arabic.
enum class Side { start, end };

struct Type {
    double size; ///< points
    bool bold = false;
    Colour colour = dark_ink;
    Side side = Side::start;
    int lines = 3; ///< a longer text is set smaller, down to two thirds, and then cut with an ellipsis
};

/// Points. `x` counts from the side where reading starts, `y` from the top.
struct Box {
    double x;
    double y;
    double width;
};

struct Passage {
    std::string_view text;
    core::Language language;
    std::string_view tail = {}; ///< follows on the same line, smaller and quieter
};

/// A passage with its place and its looks.
struct Cell {
    Box box;
    Passage passage;
    Type type;
};

constexpr bool read_from_right(core::Language language)
{
    return language == core::Language::ar;
}

using Layout = Owned<PangoLayout, g_object_unref>;

/// Breaks the passage into lines for `cairo`. Each paragraph has the direction of its own language; which
/// side of the box it lies on is the page's business.
///
/// @param from_right  Whether the page is read from the right.
Layout lay_out(cairo_t* cairo, Cell const& cell, bool from_right);

/// Points from the top of the layout to its end, and to the baseline of its first line.
double height_of(PangoLayout* layout);
double baseline_of(PangoLayout* layout);

} // namespace etimbre::adapters::render
