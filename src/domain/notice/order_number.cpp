#include "domain/notice/order_number.hpp"

#include "core/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace etimbre::domain::notice {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U
constexpr std::size_t said = 11;
constexpr std::size_t length = said + 1;
constexpr std::size_t group = 4;
constexpr std::size_t bits_of_symbol = 5;
constexpr std::size_t hex_digits = 14; // 56 bits; the last of them is not said
constexpr std::size_t id_digits = 32;

/// Times the root of x^5 + x^2 + 1 in the field of 32 elements.
constexpr unsigned doubled(unsigned value)
{
    return ((value << 1U) ^ ((value & 16U) != 0 ? 0b100101U : 0U)) & 31U;
}

/// Horner's rule: each symbol has another power of the root as its weight, none of which is 0 or another's.
unsigned check_of(std::string_view number)
{
    unsigned sum = 0;
    for (char const symbol : number.substr(0, said))
        sum = doubled(sum ^ static_cast<unsigned>(symbols.find(symbol)));
    return sum;
}

std::string number_of(std::uint64_t bits)
{
    std::string number(said, '0');
    for (std::size_t i = said; i-- > 0; bits >>= bits_of_symbol) number[i] = symbols[bits & 31U];
    return number + symbols[check_of(number)];
}

std::optional<std::uint64_t> hex_value(std::string_view digits)
{
    auto const bytes = core::from_hex(digits);
    if (!bytes) return std::nullopt;
    std::uint64_t value = 0;
    for (auto const byte : *bytes) value = value << 8U | byte;
    return value;
}

std::string hex_of(std::uint64_t value)
{
    core::Bytes bytes(hex_digits / 2);
    for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, value >>= 8U)
        *at = static_cast<std::uint8_t>(value);
    return core::to_hex(bytes);
}

constexpr bool is_between_symbols(char32_t code)
{
    bool const is_space = code == ' ' || code == '\t' || code == U'\u00A0' || code == U'\u202F';
    bool const is_hyphen = code == '-' || (code >= U'\u2010' && code <= U'\u2015') || code == U'\u2212';
    bool const is_direction = code == U'\u200E' || code == U'\u200F' || code == U'\u061C' ||
                              (code >= U'\u202A' && code <= U'\u202E') ||
                              (code >= U'\u2066' && code <= U'\u2069');
    return is_space || is_hyphen || is_direction;
}

/// The symbol that was meant; 0 for none.
char symbol_of(char32_t code)
{
    if (auto const digit = core::digit_of(code)) return static_cast<char>('0' + *digit);
    if (code >= 'a' && code <= 'z') code -= U'a' - U'A';
    if (code == 'O') return '0';
    if (code == 'I' || code == 'L') return '1';
    if (code > 'Z' || symbols.find(static_cast<char>(code)) == std::string_view::npos) return '\0';
    return static_cast<char>(code);
}

/// "E" is a digit of an id, and a symbol; only the length tells the two apart.
std::optional<std::string> number_of_id(std::string_view text)
{
    std::string id;
    for (char const each : text) {
        if (each == ' ' || each == '-') continue;
        id += each >= 'A' && each <= 'F' ? static_cast<char>(each - 'A' + 'a') : each;
    }
    if (id.size() != id_digits || !core::is_id(id)) return std::nullopt;
    return order_number(core::OrderId{id});
}

} // namespace

std::string order_number(core::OrderId const& id)
{
    return number_of(hex_value(std::string_view{id.value}.substr(0, hex_digits)).value_or(0) >> 1U);
}

std::string grouped_order_number(std::string_view number)
{
    std::string out;
    for (std::size_t i = 0; i < number.size(); i += group)
        out.append(out.empty() ? "" : "-").append(number.substr(i, group));
    return out;
}

core::Result<std::string> parse_order_number(std::string_view text)
{
    if (auto number = number_of_id(text)) return *std::move(number);
    std::string number;
    while (!text.empty()) {
        auto const code = core::take_code_point(text);
        if (!code) return core::refuse(core::Reason::number_char);
        if (is_between_symbols(*code)) continue;
        auto const symbol = symbol_of(*code);
        if (symbol == '\0') return core::refuse(core::Reason::number_char);
        number += symbol;
    }
    if (number.size() != length) return core::refuse(core::Reason::number_length);
    if (symbols.find(number.back()) != check_of(number)) return core::refuse(core::Reason::number_check);
    return number;
}

IdRange ids_of(std::string_view number)
{
    std::uint64_t bits = 0;
    for (char const symbol : number.substr(0, said)) bits = bits << bits_of_symbol | symbols.find(symbol);
    constexpr auto rest = id_digits - hex_digits;
    return {
        hex_of(bits << 1U) + std::string(rest, '0'),
        hex_of(bits << 1U | 1U) + std::string(rest, 'f'),
    };
}

} // namespace etimbre::domain::notice
