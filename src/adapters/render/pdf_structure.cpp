#include "adapters/render/pdf_structure.hpp"

#include "adapters/render/failure.hpp"
#include "adapters/render/owned.hpp"

#include <glib.h>
#include <zlib.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace etimbre::adapters::render {

namespace {

constexpr std::string_view element_head = "<< /Type /StructElem";

[[noreturn]] void unexpected()
{
    throw RenderFailure{"The page cannot be tagged: its structure is not what was drawn."};
}

void put_behind(std::string& body, std::string_view mark, std::string const& text)
{
    auto const at = body.find(mark);
    if (at == std::string::npos) unexpected();
    body.insert(at + mark.size(), text);
}

/// Makes the one value that follows `key` on its line a list of `before`, itself and `after`.
void make_list(std::string& body, std::string_view key, std::string const& before, std::string const& after)
{
    auto const at = body.find(key);
    if (at == std::string::npos) unexpected();
    auto const value = at + key.size();
    auto const end = body.find('\n', value);
    if (end == std::string::npos) unexpected();
    body.insert(end, ' ' + after + " ]").insert(value, "[ " + before + ' ');
}

std::size_t first_object(PdfFile const& file, std::string_view head)
{
    for (std::size_t number = 1; number < file.size(); ++number)
        if (file.object(number).starts_with(head)) return number;
    unexpected();
}

constexpr std::string_view hex_digits = "0123456789ABCDEF";

/// A text string of PDF (ISO 32000-1, 7.9.2.2) in UTF-16, in hexadecimal.
std::string text_string(std::string const& utf8)
{
    glong count = 0;
    Owned<gunichar2, g_free> const units{
        g_utf8_to_utf16(utf8.data(), static_cast<glong>(utf8.size()), nullptr, &count, nullptr)
    };
    if (!units) throw RenderFailure{"The page cannot be tagged: a text is not UTF-8."};
    std::string hex{"<FEFF"};
    for (auto const unit : std::span{units.get(), static_cast<std::size_t>(count)}) {
        for (int shift = 12; shift >= 0; shift -= 4)
            hex += hex_digits[static_cast<std::size_t>(unit >> shift) & 0xFU];
    }
    return hex + '>';
}

std::string language_entry(core::Language language)
{
    return "\n   /Lang (" + std::string{core::tag_of(language)} + ')';
}

std::string stream(std::string const& content)
{
    auto size = compressBound(content.size());
    std::string compressed(size, '\0');
    auto* const to = reinterpret_cast<Bytef*>(compressed.data());
    auto const* const from = reinterpret_cast<Bytef const*>(content.data());
    if (compress2(to, &size, from, content.size(), Z_BEST_SPEED) != Z_OK)
        throw RenderFailure{"The page cannot be completed: zlib gave up."};
    compressed.resize(size);
    return "<< /Length " + std::to_string(size) + "\n   /Filter /FlateDecode\n>>\nstream\n" + compressed +
           "\nendstream\n";
}

/// The list that leads from content back to structure: its n-th reference is the element of marked content n.
std::size_t list_of_parents(PdfFile const& file)
{
    constexpr std::string_view first_page = "<< /Nums [\n   0 ";
    auto const& tree = file.object(first_object(file, first_page));
    return std::strtoull(tree.c_str() + first_page.size(), nullptr, 10);
}

std::size_t count_of(std::string_view text, std::string_view word)
{
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

/// Gives the figure, which cairo left empty, marked content in a stream of its own, painted before cairo's.
void draw_figure(PdfFile& file, std::size_t number, Element const& element)
{
    auto& parents = file.object(list_of_parents(file));
    auto const content = std::to_string(count_of(parents, " 0 R"));
    parents.insert(parents.rfind(']'), "  " + reference(number) + '\n');
    make_list(file.object(number), "/K ", "", content);

    auto const drawing =
        file.add(stream("/Figure << /MCID " + content + " >> BDC\nq\n" + element.drawing + "Q\nEMC\n"));
    make_list(file.object(first_object(file, "<< /Type /Page ")), "/Contents ", reference(drawing), "");
}

void complete_element(PdfFile& file, std::size_t number, Element const& element)
{
    auto entries = language_entry(element.language);
    if (!element.alt.empty()) entries += "\n   /Alt " + text_string(element.alt);
    put_behind(file.object(number), element_head, entries);
    if (!element.drawing.empty()) draw_figure(file, number, element);
}

} // namespace

void complete_structure(PdfFile& file, std::span<Element const> elements)
{
    std::size_t next = 0;
    auto const drawn_by_cairo = file.size();
    for (std::size_t number = 1; number < drawn_by_cairo; ++number) {
        if (!file.object(number).starts_with(element_head)) continue;
        if (next == elements.size()) unexpected();
        complete_element(file, number, elements[next++]);
    }
    if (next != elements.size() || elements.empty()) unexpected();

    constexpr std::string_view catalogue = "<< /Type /Catalog";
    put_behind(
        file.object(first_object(file, catalogue)),
        catalogue,
        language_entry(elements.front().language) + "\n   /ViewerPreferences << /DisplayDocTitle true >>"
    );
}

} // namespace etimbre::adapters::render
