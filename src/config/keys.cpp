#include "config/keys.hpp"

#include "config/acquirer_keys.hpp"
#include "config/house_keys.hpp"
#include "config/listener_keys.hpp"
#include "config/mail_keys.hpp"
#include "config/payment_keys.hpp"
#include "config/reconciliation_keys.hpp"
#include "config/settlement_keys.hpp"
#include "config/webhook_keys.hpp"

#include <algorithm>
#include <array>

namespace etimbre::config {
namespace {

template <class Owner, std::size_t... Sizes>
consteval auto joined(std::array<KeyOf<Owner>, Sizes> const&... parts)
{
    std::array<KeyOf<Owner>, (Sizes + ...)> all{};
    auto next = all.begin();
    ((next = std::ranges::copy(parts, next).out), ...);
    return all;
}

constexpr auto table =
    joined(house_keys, listener_keys, payment_keys, reconciliation_keys, mail_keys, webhook_keys);
constexpr auto acquirer_table = joined(acquirer_rows, settlement_rows);

} // namespace

std::span<Key const> keys()
{
    return table;
}

std::span<AcquirerKey const> acquirer_keys()
{
    return acquirer_table;
}

std::span<Key const> keys_of(std::string_view section)
{
    auto const* const first = std::ranges::find(table, section, &Key::section);
    auto const* const last =
        std::ranges::find_if(first, table.end(), [=](Key const& each) { return each.section != section; });
    return {first, last};
}

} // namespace etimbre::config
