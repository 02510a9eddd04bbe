#include "adapters/est3dgate/utf8.hpp"

namespace etimbre::adapters::est3dgate {

namespace {

constexpr char continuation(char32_t code, unsigned shift)
{
    return static_cast<char>(0x80U | ((code >> shift) & 0x3fU));
}

/// Bytes of the sequence that starts with `lead`, 0 if none does.
constexpr std::size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xc2) return 0;
    if (lead < 0xe0) return 2;
    if (lead < 0xf0) return 3;
    return lead < 0xf5 ? 4 : 0;
}

constexpr bool is_shortest_scalar(char32_t code, std::size_t length)
{
    if (length == 3) return code >= 0x800 && (code < 0xd800 || code > 0xdfff);
    if (length == 4) return code >= 0x10000 && code <= 0x10ffff;
    return true;
}

std::optional<char32_t> decode(std::string_view sequence)
{
    auto const lead = static_cast<unsigned char>(sequence.front());
    char32_t code = sequence.size() == 1 ? lead : lead & (0x7fU >> sequence.size());
    for (char const c : sequence.substr(1)) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0U) != 0x80) return std::nullopt;
        code = (code << 6U) | (byte & 0x3fU);
    }
    if (!is_shortest_scalar(code, sequence.size())) return std::nullopt;
    return code;
}

} // namespace

void append_utf8(std::string& text, char32_t code)
{
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0U | (code >> 6U));
        text += continuation(code, 0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xe0U | (code >> 12U));
        text += continuation(code, 6);
        text += continuation(code, 0);
    } else {
        text += static_cast<char>(0xf0U | (code >> 18U));
        text += continuation(code, 12);
        text += continuation(code, 6);
        text += continuation(code, 0);
    }
}

std::optional<char32_t> take_code_point(std::string_view& text)
{
    auto const length = sequence_length(static_cast<unsigned char>(text.front()));
    auto const code = length == 0 || length > text.size() ? std::nullopt : decode(text.substr(0, length));
    text.remove_prefix(code ? length : 1);
    return code;
}

} // namespace etimbre::adapters::est3dgate
