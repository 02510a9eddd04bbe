#include "adapters/render/typesetting.hpp"

#include "adapters/render/fonts.hpp"

#include <string>

namespace etimbre::adapters::render {

namespace {

using FontDescription = Owned<PangoFontDescription, pango_font_description_free>;
using Surroundings = Owned<PangoContext, g_object_unref>;

/// Positions are not rounded to whole points: the page is paper, and has no pixels to fall between.
Surroundings surroundings_of(cairo_t* cairo, core::Language language)
{
    Surroundings context{pango_font_map_create_context(font_map())};
    Owned<cairo_font_options_t, cairo_font_options_destroy> const options{cairo_font_options_create()};
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_update_context(cairo, context.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(
        context.get(), pango_language_from_string(std::string{core::tag_of(language)}.c_str())
    );
    pango_context_set_base_dir(
        context.get(), read_from_right(language) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
    );
    return context;
}

FontDescription font_of(Type const& type, double size)
{
    FontDescription font{pango_font_description_from_string(families)};
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    return font;
}

using Attributes = Owned<PangoAttrList, pango_attr_list_unref>;

Attributes smaller_and_quieter_from(std::size_t start)
{
    auto const channel = [](double part) { return static_cast<guint16>(part * 65535); };
    Attributes attributes{pango_attr_list_new()};
    for (auto* const attribute : {
             pango_attr_scale_new(0.8),
             pango_attr_weight_new(PANGO_WEIGHT_NORMAL),
             pango_attr_foreground_new(
                 channel(quiet_ink.red), channel(quiet_ink.green), channel(quiet_ink.blue)
             ),
         }) {
        attribute->start_index = static_cast<guint>(start);
        pango_attr_list_insert(attributes.get(), attribute);
    }
    return attributes;
}

void set_text(PangoLayout* layout, Passage const& passage)
{
    constexpr std::string_view en_space = "\u2002";
    std::string text{passage.text};
    if (!passage.tail.empty()) {
        text.append(en_space).append(passage.tail);
        pango_layout_set_attributes(layout, smaller_and_quieter_from(passage.text.size()).get());
    }
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

/// The letters of Noto Naskh are small for their size.
constexpr double naskh_scale = 1.12;

void set_size(PangoLayout* layout, Cell const& cell)
{
    auto size = read_from_right(cell.passage.language) ? cell.type.size * naskh_scale : cell.type.size;
    auto const smallest = size * 2 / 3;
    pango_layout_set_font_description(layout, font_of(cell.type, size).get());
    while (pango_layout_get_line_count(layout) > cell.type.lines && size > smallest)
        pango_layout_set_font_description(layout, font_of(cell.type, size -= 0.5).get());
    pango_layout_set_height(layout, -cell.type.lines);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
}

} // namespace

Layout lay_out(cairo_t* cairo, Cell const& cell, bool from_right)
{
    auto const context = surroundings_of(cairo, cell.passage.language);
    Layout layout{pango_layout_new(context.get())};
    bool const to_the_right = (cell.type.side == Side::start) == from_right;
    pango_layout_set_alignment(layout.get(), to_the_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_auto_dir(layout.get(), FALSE); // else pango swaps left and right by itself
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout.get(), static_cast<int>(cell.box.width * PANGO_SCALE));
    set_text(layout.get(), cell.passage);
    set_size(layout.get(), cell);
    return layout;
}

double height_of(PangoLayout* layout)
{
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
}

double baseline_of(PangoLayout* layout)
{
    return static_cast<double>(pango_layout_get_baseline(layout)) / PANGO_SCALE;
}

} // namespace etimbre::adapters::render
