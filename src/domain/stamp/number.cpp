#include "domain/stamp/number.hpp"

#include "core/utf8.hpp"

#include <optional>
#include <span>

namespace etimbre::domain::stamp {

namespace {

constexpr std::size_t length = 16;
constexpr std::uint64_t span_of_d14 = d14_most - d14_least + 1;

std::uint64_t value_of(std::string_view digits)
{
    std::uint64_t value = 0;
    for (auto const each : digits) value = (value * 10) + static_cast<std::uint64_t>(each - '0');
    return value;
}

std::uint64_t from_big_endian(core::ByteView bytes)
{
    std::uint64_t value = 0;
    for (auto const each : bytes) value = (value << 8U) | each;
    return value;
}

bool is_passed_over(char32_t code)
{
    switch (code) {
    case U' ':
    case U'-':
    case U'.':
    case U'\u00A0': // no-break space
    case U'\u202F': // narrow no-break space
    case U'\u061C': // Arabic letter mark
    case U'\u200E': // left-to-right mark
    case U'\u200F': // right-to-left mark
        return true;
    default:
        break;
    }
    auto const embedding = code >= 0x202A && code <= 0x202E;
    auto const isolate = code >= 0x2066 && code <= 0x2069;
    return embedding || isolate;
}

/// The digits of what was typed, or nothing where something else is among them.
std::optional<std::string> digits_of(std::string_view text)
{
    std::string digits;
    while (auto const code = core::take_code_point(text)) {
        if (is_passed_over(*code)) continue;
        auto const digit = core::digit_of(*code);
        if (!digit) return std::nullopt;
        digits.push_back(static_cast<char>('0' + *digit));
    }
    if (!text.empty()) return std::nullopt;
    return digits;
}

/// Check digits are 02 to 98; their aliases 99, 00 and 01 leave the same remainder and are not numbers of
/// ours.
bool is_sound(std::string_view digits)
{
    auto const d14 = value_of(digits.substr(0, 14));
    return d14 >= d14_least && number_from_d14(d14) == digits;
}

bool is_sound_reversed(std::string const& digits)
{
    return is_sound(digits.substr(12) + digits.substr(8, 4) + digits.substr(4, 4) + digits.substr(0, 4));
}

} // namespace

std::string number_from_d14(std::uint64_t d14)
{
    auto const check = 98 - ((d14 * 100) % 97);
    return std::to_string((d14 * 100) + check);
}

std::string draw_number(core::Entropy entropy)
{
    std::array<std::uint8_t, 6> bytes{};
    while (true) {
        entropy(bytes);
        auto const drawn = from_big_endian(bytes);
        if (drawn < 3 * span_of_d14)
            return number_from_d14(d14_least + (drawn % span_of_d14)); // 3 spans < 2^48
    }
}

core::Result<std::string> parse_number(std::string_view text)
{
    auto const digits = digits_of(text);
    if (!digits) return core::refuse(core::Reason::number_char, "a stamp number has digits only");
    if (digits->size() != length)
        return core::refuse(core::Reason::number_length, "a stamp number has 16 digits");
    if (is_sound(*digits)) return *digits;
    if (is_sound_reversed(*digits))
        return core::refuse(core::Reason::number_check, "the groups of four digits look reversed");
    return core::refuse(core::Reason::number_check, "a digit is wrong or two are swapped");
}

std::string grouped(std::string_view number)
{
    std::string out{number.substr(0, 4)};
    for (std::size_t at = 4; at < number.size(); at += 4) out.append("\u00A0").append(number.substr(at, 4));
    return out;
}

Cti cti_of(std::string_view number)
{
    auto d14 = value_of(number.substr(0, 14));
    Cti bytes{};
    for (auto each = bytes.rbegin(); each != bytes.rend(); ++each, d14 >>= 8U)
        *each = static_cast<std::uint8_t>(d14);
    return bytes;
}

core::Result<std::string> number_of(core::ByteView cti)
{
    if (cti.size() != std::tuple_size_v<Cti>) return core::refuse(core::Reason::claims, "cti is not 6 bytes");
    auto const d14 = from_big_endian(cti);
    if (d14 < d14_least || d14 > d14_most) return core::refuse(core::Reason::claims, "cti is out of range");
    return number_from_d14(d14);
}

} // namespace etimbre::domain::stamp
