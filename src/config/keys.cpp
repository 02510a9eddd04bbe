#include "config/keys.hpp"

#include "config/house_keys.hpp"
#include "config/listener_keys.hpp"
#include "config/payment_keys.hpp"

#include <algorithm>
#include <array>

namespace etimbre::config {
namespace {

template <std::size_t... Sizes>
consteval auto joined(std::array<Key, Sizes> const&... parts)
{
    std::array<Key, (Sizes + ...)> all{};
    auto next = all.begin();
    ((next = std::ranges::copy(parts, next).out), ...);
    return all;
}

constexpr auto table = joined(house_keys, listener_keys, payment_keys);

} // namespace

std::span<Key const> keys()
{
    return table;
}

Key const* find_key(std::string_view section, std::string_view name)
{
    auto const* const found = std::ranges::find_if(table, [=](Key const& each) {
        return each.section == section && each.name == name;
    });
    return found == table.end() ? nullptr : found;
}

bool is_section(std::string_view section)
{
    return std::ranges::find(table, section, &Key::section) != table.end();
}

} // namespace etimbre::config
