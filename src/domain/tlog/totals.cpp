#include "domain/tlog/totals.hpp"

#include <algorithm>
#include <limits>

namespace etimbre::domain::tlog {

namespace {

constexpr auto total_max = std::uint64_t{std::numeric_limits<std::int64_t>::max()};

} // namespace

Totals::Totals(std::vector<Row> rows) : rows_{std::move(rows)}
{
    std::ranges::sort(rows_, {}, &Row::first);
}

core::Result<void> Totals::add(std::string_view currency, std::uint32_t amount_minor)
{
    if (of(currency) > total_max - amount_minor)
        return core::refuse(core::Reason::amount_overflow, "the running total of a currency is full");
    auto at = std::ranges::lower_bound(rows_, currency, {}, &Row::first);
    if (at == rows_.end() || at->first != currency) at = rows_.insert(at, {std::string{currency}, 0});
    at->second += amount_minor;
    return {};
}

std::uint64_t Totals::of(std::string_view currency) const
{
    auto const at = std::ranges::lower_bound(rows_, currency, {}, &Row::first);
    return at != rows_.end() && at->first == currency ? at->second : 0;
}

} // namespace etimbre::domain::tlog
