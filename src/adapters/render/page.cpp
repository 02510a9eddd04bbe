#include "adapters/render/page.hpp"

#include "adapters/render/failure.hpp"
#include "adapters/render/outline.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <numbers>

namespace etimbre::adapters::render {

namespace {

cairo_status_t append(void* file, unsigned char const* bytes, unsigned int count)
{
    try {
        static_cast<std::string*>(file)->append(reinterpret_cast<char const*>(bytes), count);
    } catch (std::exception const&) {
        return CAIRO_STATUS_WRITE_ERROR; // cairo is C: the exception may not pass through it
    }
    return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS)
        throw RenderFailure{std::string{"The page cannot be drawn: "} + cairo_status_to_string(status) + "."};
}

void describe(cairo_surface_t* surface, About const& about)
{
    auto const say = [&](cairo_pdf_metadata_t what, std::string const& text) {
        cairo_pdf_surface_set_metadata(surface, what, text.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, about.title);
    say(CAIRO_PDF_METADATA_AUTHOR, about.author);
    say(CAIRO_PDF_METADATA_CREATOR, "eTimbre");
    say(CAIRO_PDF_METADATA_CREATE_DATE, core::to_rfc3339(about.created));
}

void append(std::string& out, int number, char after)
{
    std::array<char, 12> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end) += after;
}

void append(std::string& out, double number, char after)
{
    std::array<char, 32> digits{};
    auto const [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 3);
    out.append(digits.data(), end) += after;
}

/// The operators that paint the symbol. Its grid becomes the unit, so that every coordinate is one or two
/// digits.
std::string painted(QrSymbol const& symbol, double left, double top, double module)
{
    std::string out;
    for (double const entry : {module, 0.0, 0.0, -module, left, top}) append(out, entry, ' ');
    out += "cm\n0 g\n";
    for (auto const& outline : outlines(symbol)) {
        char op = 'm';
        for (auto const& corner : outline) {
            append(out, corner.x, ' ');
            append(out, corner.y, ' ');
            out.append({op, '\n'});
            op = 'l';
        }
    }
    return out += "f\n";
}

} // namespace

Page::Page(About const& about)
    : mirrored_{read_from_right(about.language)},
      surface_{cairo_pdf_surface_create_for_stream(append, &pdf_, width, height)},
      cairo_{cairo_create(surface_.get())}
{
    describe(surface_.get(), about);
    begin("Document", {about.language});
    require(cairo_status(cairo_.get()));
}

void Page::begin(char const* role, Element element)
{
    cairo_tag_begin(cairo_.get(), role, nullptr);
    elements_.push_back(std::move(element));
}

void Page::ink(Colour colour)
{
    cairo_set_source_rgb(cairo_.get(), colour.red, colour.green, colour.blue);
}

void Page::show(char const* role, Cell const& cell, PangoLayout* layout, double y)
{
    begin(role, {cell.passage.language});
    ink(cell.type.colour);
    cairo_move_to(cairo_.get(), left_of(cell.box), y);
    pango_cairo_show_layout(cairo_.get(), layout);
    cairo_tag_end(cairo_.get(), role);
    require(cairo_status(cairo_.get()));
}

double Page::write(char const* role, Cell const& cell)
{
    auto const layout = lay_out(cairo_.get(), cell, mirrored_);
    show(role, cell, layout.get(), cell.box.y);
    return height_of(layout.get());
}

double Page::write_row(Cell const& first, Cell const& second)
{
    auto const one = lay_out(cairo_.get(), first, mirrored_);
    auto const other = lay_out(cairo_.get(), second, mirrored_);
    auto const baseline = std::max(baseline_of(one.get()), baseline_of(other.get()));
    auto const one_y = first.box.y + baseline - baseline_of(one.get());
    auto const other_y = first.box.y + baseline - baseline_of(other.get());
    show("P", first, one.get(), one_y);
    show("P", second, other.get(), other_y);
    return std::max(one_y + height_of(one.get()), other_y + height_of(other.get())) - first.box.y;
}

void Page::symbol(QrSymbol const& symbol, Box box, std::string_view alt)
{
    auto const module = box.width / double(QrSymbol::side + 2 * QrSymbol::quiet);
    auto const left = left_of(box) + double(QrSymbol::quiet) * module;
    auto const top = height - box.y - double(QrSymbol::quiet) * module;
    begin("Figure", {elements_.front().language, std::string{alt}, painted(symbol, left, top, module)});
    cairo_tag_end(cairo_.get(), "Figure");
    require(cairo_status(cairo_.get()));
}

void Page::rule(Box box, Colour colour, double thickness)
{
    ink(colour);
    cairo_rectangle(cairo_.get(), left_of(box), box.y, box.width, thickness);
    cairo_fill(cairo_.get());
}

void Page::frame(Box box, double frame_height)
{
    constexpr double radius = 5;
    constexpr double quarter = std::numbers::pi / 2;
    auto const left = left_of(box) + radius;
    auto const right = left_of(box) + box.width - radius;
    auto const top = box.y + radius;
    auto const bottom = box.y + frame_height - radius;

    cairo_new_sub_path(cairo_.get());
    cairo_arc(cairo_.get(), right, top, radius, -quarter, 0);
    cairo_arc(cairo_.get(), right, bottom, radius, 0, quarter);
    cairo_arc(cairo_.get(), left, bottom, radius, quarter, 2 * quarter);
    cairo_arc(cairo_.get(), left, top, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo_.get());
    ink(line_ink);
    cairo_set_line_width(cairo_.get(), 0.9);
    cairo_stroke(cairo_.get());
}

std::string Page::finish()
{
    cairo_tag_end(cairo_.get(), "Document");
    cairo_show_page(cairo_.get());
    require(cairo_status(cairo_.get()));
    cairo_.reset();
    cairo_surface_finish(surface_.get());
    require(cairo_surface_status(surface_.get()));
    PdfFile file{pdf_};
    complete_structure(file, elements_);
    return file.write();
}

} // namespace etimbre::adapters::render
