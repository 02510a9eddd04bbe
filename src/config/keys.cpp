#include "config/keys.hpp"

#include "config/acquirer_keys.hpp"
#include "config/house_keys.hpp"
#include "config/listener_keys.hpp"
#include "config/mail_keys.hpp"
#include "config/payment_keys.hpp"
#include "config/webhook_keys.hpp"

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

constexpr auto table = joined(house_keys, listener_keys, payment_keys, mail_keys, webhook_keys);

} // namespace

std::span<Key const> keys()
{
    return table;
}

std::span<AcquirerKey const> acquirer_keys()
{
    return acquirer_rows;
}

std::span<Key const> keys_of(std::string_view section)
{
    auto const* const first = std::ranges::find(table, section, &Key::section);
    auto const* const last =
        std::ranges::find_if(first, table.end(), [=](Key const& each) { return each.section != section; });
    return {first, last};
}

} // namespace etimbre::config
