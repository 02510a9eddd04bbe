#include "adapters/est3dgate/entities.hpp"

#include "adapters/est3dgate/utf8.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace etimbre::adapters::est3dgate {

namespace {

constexpr std::size_t longest_reference = 10; // "&#x10ffff;" without its first character and with its last

constexpr std::array<std::pair<std::string_view, char32_t>, 5> named{
    {{"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}}
};

std::optional<char32_t> numeric_reference(std::string_view digits)
{
    int base = 10;
    if (digits.starts_with('x') || digits.starts_with('X')) {
        digits.remove_prefix(1);
        base = 16;
    }
    std::uint32_t code = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return std::nullopt;
    return static_cast<char32_t>(code);
}

/// @param name  What stands between `&` and `;`.
std::optional<char32_t> referenced(std::string_view name)
{
    if (name.starts_with('#')) return numeric_reference(name.substr(1));
    for (auto const& [each, code] : named)
        if (each == name) return code;
    return std::nullopt;
}

constexpr bool is_trimmed(char c)
{
    return c == ' ' || c == '\0' || (c >= '\t' && c <= '\r');
}

} // namespace

std::string decode_entities(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        auto const plain = text.substr(0, text.find('&'));
        decoded += plain;
        text.remove_prefix(plain.size());
        if (text.empty()) break;

        auto const end = text.substr(0, longest_reference + 1).find(';');
        auto const code = end == std::string_view::npos ? std::nullopt : referenced(text.substr(1, end - 1));
        if (code)
            append_utf8(decoded, *code);
        else
            decoded += '&';
        text.remove_prefix(code ? end + 1 : 1);
    }
    return decoded;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_trimmed(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_trimmed(text.back())) text.remove_suffix(1);
    return text;
}

std::string decoded_value(std::string_view value)
{
    if (value.ends_with('\n')) value.remove_suffix(1);
    return std::string{trimmed(decode_entities(value))};
}

} // namespace etimbre::adapters::est3dgate
