#include "domain/stamp/base45.hpp"

#include <algorithm>
#include <optional>
#include <ranges>

namespace etimbre::domain::stamp {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
static_assert(alphabet.size() == 45);

void put(std::string& out, unsigned value, int digits)
{
    for (; digits > 0; --digits, value /= 45) out.push_back(alphabet[value % 45]);
}

/// The least significant digit comes first.
std::optional<unsigned> number_of(std::string_view digits)
{
    unsigned value = 0;
    for (auto const digit : std::views::reverse(digits)) {
        auto const at = alphabet.find(digit);
        if (at == std::string_view::npos) return std::nullopt;
        value = (value * 45) + static_cast<unsigned>(at);
    }
    return value;
}

} // namespace

std::string to_base45(core::ByteView bytes)
{
    std::string out;
    out.reserve((bytes.size() + 1) / 2 * 3);
    for (; bytes.size() >= 2; bytes = bytes.subspan(2)) put(out, (bytes[0] * 256U) + bytes[1], 3);
    if (!bytes.empty()) put(out, bytes[0], 2);
    return out;
}

core::Result<core::Bytes> from_base45(std::string_view text)
{
    if (text.size() % 3 == 1) return core::refuse(core::Reason::base45, "the length is not one of Base45");
    core::Bytes out;
    out.reserve((text.size() / 3 * 2) + 1);
    for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(3, text.size()))) {
        auto const whole = text.size() >= 3;
        auto const value = number_of(text.substr(0, 3));
        if (!value) return core::refuse(core::Reason::base45, "a character is not of the Base45 alphabet");
        if (*value > (whole ? 0xFFFFU : 0xFFU))
            return core::refuse(core::Reason::base45, "a group is above the bytes it stands for");
        if (whole) out.push_back(static_cast<std::uint8_t>(*value >> 8U));
        out.push_back(static_cast<std::uint8_t>(*value & 0xFFU));
    }
    return out;
}

} // namespace etimbre::domain::stamp
