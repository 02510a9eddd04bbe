#pragma once

#include "adapters/render/owned.hpp"
#include "adapters/render/pdf_structure.hpp"
#include "adapters/render/qr.hpp"
#include "adapters/render/typesetting.hpp"
#include "core/instant.hpp"
#include "core/language.hpp"

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::render {

/// What a document says about itself, beside what is printed.
struct About {
    core::Language language;
    std::string title;
    std::string author;
    core::Instant created; ///< the only time in the file, so that the same stamp gives the same bytes
};

/// One tagged A4 page, mirrored as a whole where its language is read from the right.
class Page {
public:
    static constexpr double width = 595.276;
    static constexpr double height = 841.890;

    /// Throws RenderFailure when a font is missing or cairo fails; so do the functions below.
    explicit Page(About const& about);

    /// Writes a passage as one element of structure ("P", "H1", "H2") and answers the height that it took.
    double write(char const* role, Cell const& cell);

    /// Writes two passages on one baseline, `y` being that of the first; answers the height of the higher.
    double write_row(Cell const& first, Cell const& second);

    /// The code with its quiet zone, as one path: `box.width` wide and high. `alt` is read aloud in its
    /// place.
    void symbol(QrSymbol const& symbol, Box box, std::string_view alt);

    void rule(Box box, Colour colour, double thickness);
    void frame(Box box, double frame_height);

    /// Ends the page; nothing can be written after it.
    std::string finish();

private:
    double left_of(Box const& box) const { return mirrored_ ? width - box.x - box.width : box.x; }
    void show(char const* role, Cell const& cell, PangoLayout* layout, double y);
    void begin(char const* role, Element element);
    void ink(Colour colour);

    bool mirrored_;
    std::string pdf_;
    Owned<cairo_surface_t, cairo_surface_destroy> surface_;
    Owned<cairo_t, cairo_destroy> cairo_;
    std::vector<Element> elements_;
};

} // namespace etimbre::adapters::render
