#include "domain/stamp/holder.hpp"

#include "core/utf8.hpp"
#include "domain/stamp/number.hpp"

#include <algorithm>
#include <optional>

namespace etimbre::domain::stamp {

namespace {

constexpr std::size_t document_length_max = 24;

constexpr bool is_between(char32_t code, char32_t first, char32_t last)
{
    return code >= first && code <= last;
}

/// Compatibility form (NFKC) of what has one in ASCII and is on a keyboard: the fullwidth forms.
constexpr char32_t narrow(char32_t code)
{
    return is_between(code, 0xFF01, 0xFF5E) ? code - 0xFEE0 : code;
}

/// 'A' to 'Z' or '0' to '9', or nothing for everything else.
std::optional<char> fold(char32_t code)
{
    if (auto const digit = core::digit_of(code)) return static_cast<char>('0' + *digit);
    if (is_between(code, U'a', U'z')) return static_cast<char>(code - U'a' + U'A');
    if (is_between(code, U'A', U'Z')) return static_cast<char>(code);
    return std::nullopt;
}

/// What people put between or around the characters of a document's number.
bool is_separator(char32_t code)
{
    constexpr std::u32string_view marks = U" -./<\t\u00A0\u061C\u202F\u3000";
    return marks.find(code) != std::u32string_view::npos || is_between(code, 0x2000, 0x2015) ||
           is_between(code, 0x202A, 0x202E) || is_between(code, 0x2066, 0x2069);
}

std::optional<std::string> folded(std::string_view text)
{
    std::string out;
    while (auto const code = core::take_code_point(text)) {
        auto const plain = narrow(*code);
        if (auto const character = fold(plain))
            out.push_back(*character);
        else if (!is_separator(plain))
            return std::nullopt;
    }
    if (!text.empty()) return std::nullopt;
    return out;
}

} // namespace

core::Result<std::string> canonical_document(std::string_view issuer, std::string_view number)
{
    auto const state = folded(issuer);
    if (!state || state->size() != 3 || std::ranges::any_of(*state, [](char c) { return c < 'A'; }))
        return core::refuse(core::Reason::holder, "the issuing state is written with three letters");
    auto const digits = folded(number);
    if (!digits)
        return core::refuse(core::Reason::holder, "a document number has letters A to Z and digits only");
    if (digits->empty() || digits->size() > document_length_max)
        return core::refuse(core::Reason::holder, "a document number has 1 to 24 letters and digits");
    return *state + '|' + *digits;
}

HolderBinding holder_binding(HmacSha256 const& hmac, std::string_view number, std::string_view document)
{
    using namespace std::string_view_literals;
    core::Bytes message;
    auto const put = [&](core::ByteView part) { message.insert(message.end(), part.begin(), part.end()); };
    put(core::as_bytes("CS1-HB\0"sv));
    put(cti_of(number));
    put(core::as_bytes(document));
    auto const mac = hmac(message);
    return {mac[0], mac[1]};
}

} // namespace etimbre::domain::stamp
