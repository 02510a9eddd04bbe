#include "web/search_key.hpp"

#include <bit>
#include <cstdint>

namespace etimbre::web {
namespace {

/// U+00C0 to U+017F without their accents; a blank where there is no letter.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
                                   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                   "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t divides = U' ';
constexpr char32_t nothing = 0;

/// Takes one character off the front; a byte that begins none, or a cut one, is a divider.
char32_t take(std::string_view& rest)
{
    auto const first = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    if (first < 0x80) return first;
    auto const more = static_cast<std::size_t>(std::countl_one(first)) - 1;
    if (more < 1 || more > 3 || rest.size() < more) return divides;
    char32_t c = first & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        auto const next = static_cast<unsigned char>(rest[i]);
        if ((next & 0xC0U) != 0x80U) return divides;
        c = (c << 6U) | (next & 0x3FU);
    }
    rest.remove_prefix(more);
    return c;
}

bool is_within(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

char32_t arabic_form(char32_t c)
{
    switch (c) {
    case U'آ':
    case U'أ':
    case U'إ':
    case U'ٱ':
        return U'ا';
    case U'ؤ':
        return U'و';
    case U'ئ':
    case U'ى':
        return U'ي';
    case U'ة':
        return U'ه';
    case U'\u0640': // tatweel
    case U'\u0670': // superscript alef
        return nothing;
    default:
        return is_within(c, U'\u064B', U'\u065F') ? nothing : c;
    }
}

char32_t form_of(char32_t c)
{
    if (is_within(c, U'A', U'Z')) return c - U'A' + U'a';
    if (is_within(c, U'a', U'z') || is_within(c, U'0', U'9')) return c;
    if (is_within(c, 0xC0, 0x17F)) return static_cast<unsigned char>(latin[c - 0xC0]);
    if (is_within(c, 0x300, 0x36F)) return nothing; // accents that stand by themselves
    if (is_within(c, 0x621, 0x6D3)) return arabic_form(c);
    return divides;
}

void append(std::string& out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    out += static_cast<char>(0xC0U | (c >> 6U)); // only Arabic comes here, two bytes each
    out += static_cast<char>(0x80U | (c & 0x3FU));
}

} // namespace

std::string search_key(std::string_view utf8)
{
    std::string key;
    while (!utf8.empty()) {
        auto const form = form_of(take(utf8));
        if (form == nothing) continue;
        if (form != divides)
            append(key, form);
        else if (!key.empty() && key.back() != ' ')
            key += ' ';
    }
    if (key.ends_with(' ')) key.pop_back();
    return key;
}

} // namespace etimbre::web
