#include "adapters/settlement/encodings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace etimbre::adapters::settlement {
namespace {

using Difference = std::pair<std::size_t, int>;

// What each has instead of ISO-8859-1.
constexpr std::array<Difference, 8> latin9{{
    {0xA4, 0x20AC},
    {0xA6, 0x160},
    {0xA8, 0x161},
    {0xB4, 0x17D},
    {0xB8, 0x17E},
    {0xBC, 0x152},
    {0xBD, 0x153},
    {0xBE, 0x178},
}};
constexpr std::array<Difference, 6> latin5{{
    {0xD0, 0x11E},
    {0xDD, 0x130},
    {0xDE, 0x15E},
    {0xF0, 0x11F},
    {0xFD, 0x131},
    {0xFE, 0x15F},
}};
constexpr std::array<Difference, 32> windows1252{{
    {0x80, 0x20AC}, {0x81, -1},     {0x82, 0x201A}, {0x83, 0x192},  {0x84, 0x201E}, {0x85, 0x2026},
    {0x86, 0x2020}, {0x87, 0x2021}, {0x88, 0x2C6},  {0x89, 0x2030}, {0x8A, 0x160},  {0x8B, 0x2039},
    {0x8C, 0x152},  {0x8D, -1},     {0x8E, 0x17D},  {0x8F, -1},     {0x90, -1},     {0x91, 0x2018},
    {0x92, 0x2019}, {0x93, 0x201C}, {0x94, 0x201D}, {0x95, 0x2022}, {0x96, 0x2013}, {0x97, 0x2014},
    {0x98, 0x2DC},  {0x99, 0x2122}, {0x9A, 0x161},  {0x9B, 0x203A}, {0x9C, 0x153},  {0x9D, -1},
    {0x9E, 0x17E},  {0x9F, 0x178},
}};

std::span<Difference const> differences_of(std::string_view name)
{
    std::string upper{name};
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    if (upper == "ISO-8859-15") return latin9;
    if (upper == "ISO-8859-9") return latin5;
    if (upper == "WINDOWS-1252" || upper == "CP1252") return windows1252;
    return {};
}

} // namespace

bool fill_map(std::string_view name, int (&map)[256]) // NOLINT(*-avoid-c-arrays)
{
    auto const differences = differences_of(name);
    if (differences.empty()) return false;
    std::span const places{map};
    for (std::size_t byte = 0; byte < places.size(); ++byte) places[byte] = static_cast<int>(byte);
    for (auto const& [byte, code] : differences) places[byte] = code;
    return true;
}

} // namespace etimbre::adapters::settlement
