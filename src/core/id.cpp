#include "core/id.hpp"

#include <algorithm>

namespace etimbre::core {
namespace {

constexpr std::size_t id_bytes = 16;

constexpr bool is_lower_hex(char each)
{
    return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'f');
}

} // namespace

bool is_id(std::string_view text)
{
    return text.size() == 2 * id_bytes && std::ranges::all_of(text, is_lower_hex);
}

std::string draw_id(Entropy entropy)
{
    std::array<std::uint8_t, id_bytes> random{};
    entropy(random);
    return to_hex(random);
}

} // namespace etimbre::core
