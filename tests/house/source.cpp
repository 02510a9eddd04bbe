#include "source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace etimbre::house {
namespace {

enum class Kind { code, comment, literal };

/// Where the piece that begins at `from` ends, and what it is.
struct Piece {
    std::size_t end;
    Kind kind;
};

std::size_t after(std::string_view text, std::string_view mark, std::size_t from)
{
    auto const found = text.find(mark, from);
    return found == std::string_view::npos ? text.size() : found + mark.size();
}

std::size_t end_of_quoted(std::string_view text, std::size_t from)
{
    auto const quote = text[from];
    for (auto at = from + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == quote || text[at] == '\n')
            return at + 1;
    }
    return text.size();
}

/// R"mark( … )mark"
std::size_t end_of_raw(std::string_view text, std::size_t quote)
{
    auto const open = text.find('(', quote);
    if (open == std::string_view::npos) return text.size();
    auto const mark = std::string{text.substr(quote + 1, open - quote - 1)};
    return after(text, ")" + mark + "\"", open);
}

bool is_word(char each)
{
    return std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '_';
}

bool begins_include(std::string_view text, std::size_t from)
{
    return (from == 0 || text[from - 1] == '\n') && text.substr(from).starts_with("#include");
}

Piece piece_at(std::string_view text, std::size_t from)
{
    auto const rest = text.substr(from);
    if (begins_include(text, from)) return {std::min(text.find('\n', from), text.size()), Kind::code};
    if (rest.starts_with("//")) return {std::min(text.find('\n', from), text.size()), Kind::comment};
    if (rest.starts_with("/*")) return {after(text, "*/", from + 2), Kind::comment};
    if (rest.starts_with("R\"")) return {end_of_raw(text, from + 1), Kind::literal};
    if (rest.starts_with('"')) return {end_of_quoted(text, from), Kind::literal};
    bool const digit_mark = rest.starts_with('\'') && from > 0 && is_word(text[from - 1]);
    if (rest.starts_with('\'') && !digit_mark) return {end_of_quoted(text, from), Kind::literal};
    return {from + 1, Kind::code};
}

void copy(std::string_view text, std::size_t from, std::size_t end, std::string& to)
{
    std::ranges::copy(text.substr(from, end - from), to.begin() + static_cast<std::ptrdiff_t>(from));
}

std::string blank(std::string_view text)
{
    std::string out{text};
    std::ranges::replace_if(out, [](char each) { return each != '\n'; }, ' ');
    return out;
}

} // namespace

bool is_cpp(Source const& source)
{
    auto const extension = source.path.extension();
    return extension == ".cpp" || extension == ".hpp";
}

bool is_in(Source const& source, std::string_view folder)
{
    return source.path.generic_string().starts_with(std::string{folder} + "/");
}

Source source_of(std::filesystem::path path, std::string const& text)
{
    Source source{.path = std::move(path), .text = text, .code = text, .literals = blank(text)};
    if (!is_cpp(source)) return source;
    source.code = blank(text);
    for (std::size_t from = 0; from < text.size();) {
        auto const [end, kind] = piece_at(text, from);
        if (kind == Kind::code) copy(text, from, end, source.code);
        if (kind == Kind::literal) copy(text, from, end, source.literals);
        from = end;
    }
    return source;
}

std::vector<Source> sources_in(std::filesystem::path const& root, std::string_view folder)
{
    std::vector<Source> sources;
    if (!std::filesystem::is_directory(root / folder)) return sources;
    for (auto const& each : std::filesystem::recursive_directory_iterator{root / folder}) {
        if (!each.is_regular_file()) continue;
        std::ifstream in{each.path(), std::ios::binary};
        std::string text{std::istreambuf_iterator<char>{in}, {}};
        sources.push_back(source_of(std::filesystem::relative(each.path(), root), std::move(text)));
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

} // namespace etimbre::house
