#include "domain/webhook/public_address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace etimbre::domain::webhook {
namespace {

/// The first `bits` of an address; what follows them is zero here.
template <std::size_t N>
struct Range {
    std::array<std::uint8_t, N> first;
    unsigned bits;
};

using V4 = Range<4>;
using V6 = Range<6>; // the longest of the ranges below has 48 bits

constexpr std::array not_public_v4{
    V4{{0, 0, 0, 0}, 8},       // this network
    V4{{10, 0, 0, 0}, 8},      // private use
    V4{{100, 64, 0, 0}, 10},   // shared address space of carriers
    V4{{127, 0, 0, 0}, 8},     // loopback
    V4{{169, 254, 0, 0}, 16},  // link-local, where clouds keep their metadata
    V4{{172, 16, 0, 0}, 12},   // private use
    V4{{192, 0, 0, 0}, 24},    // IETF protocol assignments
    V4{{192, 0, 2, 0}, 24},    // documentation
    V4{{192, 31, 196, 0}, 24}, // AS112
    V4{{192, 52, 193, 0}, 24}, // automatic multicast tunnelling
    V4{{192, 88, 99, 0}, 24},  // relays of 6to4, deprecated
    V4{{192, 168, 0, 0}, 16},  // private use
    V4{{192, 175, 48, 0}, 24}, // AS112
    V4{{198, 18, 0, 0}, 15},   // benchmarking
    V4{{198, 51, 100, 0}, 24}, // documentation
    V4{{203, 0, 113, 0}, 24},  // documentation
    V4{{224, 0, 0, 0}, 4},     // multicast
    V4{{240, 0, 0, 0}, 4},     // reserved, the limited broadcast among them
};

constexpr V6 global_unicast{{0x20}, 3};

constexpr std::array not_public_v6{
    V6{{0x20, 0x01}, 23},                         // IETF protocol assignments; Teredo is 2001::/32
    V6{{0x20, 0x01, 0x0d, 0xb8}, 32},             // documentation
    V6{{0x20, 0x02}, 16},                         // 6to4
    V6{{0x26, 0x20, 0x00, 0x4f, 0x80, 0x00}, 48}, // AS112
    V6{{0x3f, 0xff}, 20},                         // documentation
};

template <std::size_t N>
bool is_in(Range<N> const& range, core::ByteView address)
{
    auto const whole = range.bits / 8;
    if (!std::equal(range.first.begin(), range.first.begin() + whole, address.begin())) return false;
    auto const rest = range.bits % 8;
    if (rest == 0) return true;
    auto const mask = static_cast<std::uint8_t>(0xFFU << (8 - rest));
    return (range.first.at(whole) & mask) == (address[whole] & mask);
}

bool is_in_any(auto const& ranges, core::ByteView address)
{
    return std::ranges::any_of(ranges, [=](auto const& range) { return is_in(range, address); });
}

} // namespace

bool is_public(core::ByteView address)
{
    if (address.size() == 4) return !is_in_any(not_public_v4, address);
    if (address.size() == 16) return is_in(global_unicast, address) && !is_in_any(not_public_v6, address);
    return false;
}

} // namespace etimbre::domain::webhook
