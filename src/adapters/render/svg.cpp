#include "adapters/render/svg.hpp"

#include "adapters/render/outline.hpp"

#include <array>
#include <charconv>
#include <ranges>

namespace etimbre::adapters::render {

namespace {

constexpr std::string_view opening = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 69 69" )"
                                     R"(role="img" shape-rendering="crispEdges"><title>)";
constexpr std::string_view drawing = R"(</title><path fill="#fff" d="M0 0h69v69H0z"/>)"
                                     R"(<path d=")";
constexpr std::string_view closing = R"("/></svg>)";
static_assert(QrSymbol::side + 2 * QrSymbol::quiet == 69);

void append(std::string& out, int number)
{
    std::array<char, 12> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_escaped(std::string& out, std::string_view text)
{
    for (char const each : text) {
        if (each == '<')
            out += "&lt;";
        else if (each == '&')
            out += "&amp;";
        else
            out += each;
    }
}

/// Every step is relative, and nothing is closed by hand: both are shorter, and a fill closes by itself.
void append_outline(std::string& out, Outline const& outline, Corner& pen)
{
    out += 'm';
    append(out, outline.front().x - pen.x);
    if (outline.front().y >= pen.y) out += ' ';
    append(out, outline.front().y - pen.y);
    pen = outline.front();
    for (auto const& corner : outline | std::views::drop(1)) {
        out += corner.y == pen.y ? 'h' : 'v';
        append(out, corner.x - pen.x + corner.y - pen.y);
        pen = corner;
    }
}

} // namespace

std::string svg(QrSymbol const& symbol, std::string_view title)
{
    std::string out;
    out.reserve(8192);
    out += opening;
    append_escaped(out, title);
    out += drawing;
    constexpr int quiet = static_cast<int>(QrSymbol::quiet);
    Corner pen{-quiet, -quiet};
    for (auto const& outline : outlines(symbol)) append_outline(out, outline, pen);
    out += closing;
    return out;
}

} // namespace etimbre::adapters::render
