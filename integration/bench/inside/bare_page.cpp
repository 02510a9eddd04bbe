#include "inside/bare_page.hpp"

#include "adapters/render/words.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace etimbre::bench {
namespace {

constexpr double left = 56.7;
constexpr double right_part = 270;
constexpr double whole = 480;

cairo_status_t append(void* file, unsigned char const* bytes, unsigned int count)
{
    static_cast<std::string*>(file)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

std::vector<BarePassage> written_down()
{
    auto const& words = adapters::render::words_in(core::Language::fr);
    constexpr double card = right_part;
    constexpr double value = right_part + 130;
    return {
        {"eTimbre", 17, true, left, 44, 120},
        {words.title, 11, false, 380, 48, 160},
        {"Consulat général du Royaume du Maroc à Paris", 12, false, left, 75, whole},
        {"Passeport biométrique, délivrance ou renouvellement (adulte)", 20, true, left, 98, whole},
        {"PAS-EST", 9, false, left, 155, whole},
        {words.number, 9.5, false, card, 190, 260},
        {"4071 8835 2906 1770", 23, true, card, 204, 260},
        {words.holder_bound, 9.5, false, card, 238, 260},
        {words.amount, 11, true, card, 270, 130},
        {"860,00 MAD", 15, true, value, 268, 130},
        {words.receipt, 9.5, false, card, 292, 130},
        {"0,00 MAD", 9.5, false, value, 292, 130},
        {words.chancery, 9.5, false, card, 306, 130},
        {"800,00 MAD", 9.5, false, value, 306, 130},
        {words.service, 9.5, false, card, 320, 130},
        {"60,00 MAD", 9.5, false, value, 320, 130},
        {words.bought, 10, false, card, 342, 84},
        {"21 septembre 2026 à 16:13", 10.5, false, 354, 342, 180},
        {"Europe/Paris, UTC+2", 8, false, 354, 357, 180},
        {words.valid_until, 10, false, card, 372, 84},
        {"21 septembre 2027 à 16:13", 10.5, true, 354, 372, 180},
        {"Europe/Paris, UTC+2", 8, false, 354, 387, 180},
        {words.use, 10.5, true, left, 430, 104},
        {words.how_to_use, 10.5, false, 172, 430, 366},
        {words.check, 10.5, true, left, 470, 104},
        {words.how_to_check, 10.5, false, 172, 470, 366},
        {words.change, 10.5, true, left, 510, 104},
        {words.how_to_change, 10.5, false, 172, 510, 366},
        {words.record, 8, true, left, 718, whole},
        {words.index, 7, false, left, 732, 190},
        {"8123456", 7, false, 247, 732, 290},
        {words.key, 7, false, left, 743, 190},
        {"a1b0857875b41167", 7, false, 247, 743, 290},
        {words.fingerprint, 7, false, left, 754, 190},
        {"5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8", 7, false, 247, 754, 290},
        {"etimbre.example", 10.5, true, left, 794, whole},
    };
}

void show(cairo_t* cairo, PangoLayout* layout, PangoFontDescription* font, BarePassage const& passage)
{
    pango_font_description_set_absolute_size(font, passage.size * PANGO_SCALE);
    pango_font_description_set_weight(font, passage.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, static_cast<int>(passage.width * PANGO_SCALE));
    pango_layout_set_text(layout, passage.text.data(), static_cast<int>(passage.text.size()));
    cairo_move_to(cairo, passage.x, passage.y);
    pango_cairo_show_layout(cairo, layout);
}

} // namespace

std::span<BarePassage const> passages_of_a_stamp()
{
    static auto const passages = written_down();
    return passages;
}

std::string bare_page(std::span<BarePassage const> passages)
{
    std::string pdf;
    Owned<cairo_surface_t> const surface{cairo_pdf_surface_create_for_stream(&append, &pdf, 595.276, 841.89)};
    {
        Owned<cairo_t> const cairo{cairo_create(surface.get())};
        Owned<PangoLayout> const layout{pango_cairo_create_layout(cairo.get())};
        Owned<PangoFontDescription> const font{pango_font_description_from_string("Noto Sans")};
        for (auto const& each : passages) show(cairo.get(), layout.get(), font.get(), each);
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error{"the bare page cannot be drawn"};
    return pdf;
}

} // namespace etimbre::bench
