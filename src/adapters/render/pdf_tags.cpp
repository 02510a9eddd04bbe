#include "adapters/render/pdf_tags.hpp"

#include "adapters/render/failure.hpp"
#include "adapters/render/owned.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>

namespace etimbre::adapters::render {

namespace {

struct Insertion {
    std::size_t at; ///< in the file as it was
    std::string text;
};

[[noreturn]] void unexpected()
{
    throw RenderFailure{"The page cannot be tagged: the PDF is not built as cairo 1.16 builds it."};
}

std::size_t number_at(std::string_view text)
{
    std::size_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{}) unexpected();
    return number;
}

constexpr std::string_view keyword = "startxref\n";
constexpr std::string_view table_head = "xref\n0 ";
constexpr std::size_t entry_size = 20;

/// The cross-reference table of a file in one section: "xref\n0 N\n" and N entries of 20 bytes.
struct CrossReference {
    std::size_t start = 0;
    std::size_t entries = 0;
    std::vector<std::size_t> offsets; ///< where each object begins, by its number; number 0 is none
};

CrossReference read_cross_reference(std::string_view pdf)
{
    CrossReference table;
    auto const end = pdf.rfind(keyword);
    if (end == std::string_view::npos) unexpected();
    table.start = number_at(pdf.substr(end + keyword.size()));
    if (table.start >= end || !pdf.substr(table.start).starts_with(table_head)) unexpected();
    auto const count = number_at(pdf.substr(table.start + table_head.size()));
    table.entries = pdf.find('\n', table.start + table_head.size()) + 1;
    if (count > (end - table.entries) / entry_size) unexpected();
    for (std::size_t number = 0; number < count; ++number)
        table.offsets.push_back(number_at(pdf.substr(table.entries + number * entry_size, 10)));
    if (std::ranges::any_of(table.offsets, [&](std::size_t each) { return each >= table.start; }))
        unexpected();
    return table;
}

/// A text string of PDF in UTF-16 (ISO 32000-1, 7.9.2.2), in hexadecimal.
std::string text_string(std::string const& utf8)
{
    using Utf16 = Owned<gunichar2, g_free>;
    glong count = 0;
    Utf16 const units{g_utf8_to_utf16(utf8.data(), glong(utf8.size()), nullptr, &count, nullptr)};
    if (!units) throw RenderFailure{"The page cannot be tagged: a text is not UTF-8."};
    std::string hex{"<FEFF"};
    for (auto const unit : std::span{units.get(), static_cast<std::size_t>(count)}) {
        std::array<char, 5> digits{};
        std::snprintf(digits.data(), digits.size(), "%04X", unsigned{unit});
        hex += digits.data();
    }
    return hex + '>';
}

std::string language_entry(core::Language language)
{
    return "\n   /Lang (" + std::string{core::tag_of(language)} + ')';
}

std::string entries_of(ElementNote const& note)
{
    auto entries = language_entry(note.language);
    if (!note.alt.empty()) entries += "\n   /Alt " + text_string(note.alt);
    return entries;
}

/// The insertions in the order of the file. Cairo numbers the elements in the order in which they begin.
std::vector<Insertion> insertions_into(
    std::string_view pdf,
    CrossReference const& table,
    core::Language language,
    std::span<ElementNote const> notes
)
{
    constexpr std::string_view element = "<< /Type /StructElem";
    constexpr std::string_view catalogue = "<< /Type /Catalog";
    std::vector<Insertion> insertions;
    std::size_t next_note = 0;
    for (auto const offset : table.offsets) {
        auto const body = pdf.find('\n', offset) + 1;
        auto const object = pdf.substr(body, element.size());
        if (object == element) {
            if (next_note == notes.size()) unexpected();
            insertions.push_back({body + element.size(), entries_of(notes[next_note++])});
        } else if (object.starts_with(catalogue)) {
            insertions.push_back({
                body + catalogue.size(),
                language_entry(language) + "\n   /ViewerPreferences << /DisplayDocTitle true >>",
            });
        }
    }
    if (insertions.size() != notes.size() + 1) unexpected();
    std::ranges::sort(insertions, {}, &Insertion::at);
    return insertions;
}

std::size_t moved(std::size_t offset, std::span<Insertion const> insertions)
{
    auto result = offset;
    for (auto const& each : insertions)
        if (each.at <= offset) result += each.text.size();
    return result;
}

} // namespace

std::string with_notes(std::string pdf, core::Language language, std::span<ElementNote const> notes)
{
    auto const table = read_cross_reference(pdf);
    auto const insertions = insertions_into(pdf, table, language, notes);

    // The table stands behind every object, so what is written into it first moves nothing.
    for (std::size_t number = 1; number < table.offsets.size(); ++number) {
        std::array<char, 11> digits{};
        std::snprintf(digits.data(), digits.size(), "%010zu", moved(table.offsets[number], insertions));
        pdf.replace(table.entries + number * entry_size, 10, digits.data(), 10);
    }
    pdf.replace(
        pdf.rfind(keyword) + keyword.size(), std::string::npos, std::to_string(moved(table.start, insertions))
    );
    pdf += "\n%%EOF\n";

    std::string result;
    std::size_t copied = 0;
    for (auto const& each : insertions) {
        result.append(pdf, copied, each.at - copied).append(each.text);
        copied = each.at;
    }
    return result.append(pdf, copied);
}

} // namespace etimbre::adapters::render
