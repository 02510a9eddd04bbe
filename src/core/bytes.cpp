#include "core/bytes.hpp"

namespace etimbre::core {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::uint8_t no_digit = 0xff;
using Digits = std::array<std::uint8_t, 256>;

constexpr Digits digits_of(std::string_view alphabet)
{
    Digits digits{};
    digits.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        digits.at(static_cast<unsigned char>(alphabet[i])) = static_cast<std::uint8_t>(i);
    return digits;
}

constexpr Digits hex_values()
{
    Digits digits = digits_of(hex_digits);
    for (std::uint8_t i = 0; i < 6; ++i) digits.at('A' + std::size_t{i}) = static_cast<std::uint8_t>(10 + i);
    return digits;
}

constexpr Digits from_hex_digit = hex_values();
constexpr Digits from_standard = digits_of(standard_alphabet);
constexpr Digits from_url = digits_of(url_alphabet);

std::string encode64(ByteView bytes, std::string_view alphabet)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t pending = 0;
    unsigned count = 0;
    for (auto const byte : bytes) {
        pending = (pending << 8) | byte;
        for (count += 8; count >= 6; count -= 6) text.push_back(alphabet[(pending >> (count - 6)) & 63U]);
    }
    if (count > 0) text.push_back(alphabet[(pending << (6 - count)) & 63U]);
    return text;
}

/// One text for one value: left-over bits must be zero, and a single left-over character is no byte at all.
std::optional<Bytes> decode64(std::string_view text, Digits const& digits)
{
    if (text.size() % 4 == 1) return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t pending = 0;
    unsigned count = 0;
    for (auto const character : text) {
        auto const digit = digits.at(static_cast<unsigned char>(character));
        if (digit == no_digit) return std::nullopt;
        pending = (pending << 6) | digit;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<std::uint8_t>(pending >> count));
    }
    if ((pending & ((1U << count) - 1U)) != 0) return std::nullopt;
    return bytes;
}

} // namespace

ByteView as_bytes(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

std::string_view as_text(ByteView bytes)
{
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

std::string to_hex(ByteView bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto const byte : bytes) {
        text.push_back(hex_digits[byte >> 4]);
        text.push_back(hex_digits[byte & 15U]);
    }
    return text;
}

std::optional<Bytes> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0) return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        auto const high = from_hex_digit.at(static_cast<unsigned char>(text[i]));
        auto const low = from_hex_digit.at(static_cast<unsigned char>(text[i + 1]));
        if (high == no_digit || low == no_digit) return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

std::string to_base64(ByteView bytes)
{
    std::string text = encode64(bytes, standard_alphabet);
    text.resize((bytes.size() + 2) / 3 * 4, '=');
    return text;
}

std::optional<Bytes> from_base64(std::string_view text)
{
    if (text.size() % 4 != 0) return std::nullopt;
    for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
    return decode64(text, from_standard);
}

std::string to_base64url(ByteView bytes)
{
    return encode64(bytes, url_alphabet);
}

std::optional<Bytes> from_base64url(std::string_view text)
{
    return decode64(text, from_url);
}

} // namespace etimbre::core
