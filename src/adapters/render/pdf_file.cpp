#include "adapters/render/pdf_file.hpp"

#include "adapters/render/failure.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace etimbre::adapters::render {

namespace {

constexpr std::size_t entry_size = 20; ///< of which the offset
constexpr std::size_t offset_digits = 10;
constexpr std::string_view last_word = "endobj\n";

[[noreturn]] void unexpected()
{
    throw RenderFailure{"The page cannot be completed: the PDF is not built as cairo 1.16 builds it."};
}

/// What follows the first `mark` at or after `from`.
std::size_t behind(std::string_view bytes, std::string_view mark, std::size_t from)
{
    auto const at = bytes.find(mark, from);
    if (at == std::string_view::npos) unexpected();
    return at + mark.size();
}

std::size_t number_at(std::string_view bytes, std::size_t at)
{
    std::size_t number = 0;
    auto const digits = bytes.substr(std::min(at, bytes.size()), 10);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{}) unexpected();
    return number;
}

std::size_t last_mark(std::string_view bytes, std::string_view mark)
{
    auto const at = bytes.rfind(mark);
    if (at == std::string_view::npos) unexpected();
    return at;
}

} // namespace

PdfFile::PdfFile(std::string_view bytes)
{
    auto const end = last_mark(bytes, "startxref\n");
    auto const table = number_at(bytes, behind(bytes, "startxref\n", end));
    if (table >= end || bytes.substr(table, 7) != "xref\n0 ") unexpected();
    auto const count = number_at(bytes, table + 7);
    auto const entries = behind(bytes, "\n", table + 7);
    if (count > (end - entries) / entry_size) unexpected();

    auto const trailer = behind(bytes, "\n", behind(bytes, "/Size ", table));
    trailer_ = bytes.substr(trailer, end - trailer);
    header_ = bytes.substr(0, behind(bytes, "\n", behind(bytes, "\n", 0)));
    std::vector<std::size_t> starts;
    for (std::size_t number = 1; number < count; ++number)
        starts.push_back(number_at(bytes, entries + number * entry_size));
    take_objects(bytes.substr(0, table), starts);
}

/// An object ends where the next one in the file begins; a look for its last word could meet it in a stream.
void PdfFile::take_objects(std::string_view bytes, std::vector<std::size_t> const& starts)
{
    auto ends = starts;
    ends.push_back(bytes.size());
    std::ranges::sort(ends);
    objects_.resize(1);
    for (auto const start : starts) {
        auto const end = std::ranges::upper_bound(ends, start);
        if (end == ends.end()) unexpected();
        auto const object = bytes.substr(start, *end - start);
        if (!object.ends_with(last_word)) unexpected();
        auto const body = behind(object, " 0 obj\n", 0);
        objects_.emplace_back(object.substr(body, object.size() - body - last_word.size()));
    }
}

std::size_t PdfFile::add(std::string body)
{
    objects_.push_back(std::move(body));
    return objects_.size() - 1;
}

std::string PdfFile::write() const
{
    std::string out{header_};
    std::string table{"0000000000 65535 f \n"};
    for (std::size_t number = 1; number < objects_.size(); ++number) {
        auto const offset = std::to_string(out.size());
        table.append(offset_digits - offset.size(), '0').append(offset).append(" 00000 n \n");
        out.append(std::to_string(number)).append(" 0 obj\n").append(objects_[number]).append(last_word);
    }
    auto const size = std::to_string(objects_.size());
    auto const start = std::to_string(out.size());
    out.append("xref\n0 ").append(size).append("\n").append(table);
    out.append("trailer\n<< /Size ").append(size).append("\n").append(trailer_);
    return out.append("startxref\n").append(start).append("\n%%EOF\n");
}

std::string reference(std::size_t number)
{
    return std::to_string(number) + " 0 R";
}

} // namespace etimbre::adapters::render
