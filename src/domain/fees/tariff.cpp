#include "domain/fees/tariff.hpp"

#include <algorithm>

namespace etimbre::domain::fees {

core::Money FeeParts::of(FeePart part) const
{
    switch (part) {
    case FeePart::receipt:
        return receipt;
    case FeePart::chancery:
        return chancery;
    case FeePart::service:
        return service;
    }
    std::unreachable();
}

core::Result<core::Money> FeeParts::total() const
{
    auto const fees = core::add(receipt, chancery);
    if (!fees) return fees;
    return core::add(*fees, service);
}

core::Result<FeeParts> FeeParts::times(int count) const
{
    auto const many_receipt = core::multiply(receipt, count);
    auto const many_chancery = core::multiply(chancery, count);
    auto const many_service = core::multiply(service, count);
    if (!many_receipt || !many_chancery || !many_service) return core::refuse(core::Reason::amount_overflow);
    return FeeParts{.receipt = *many_receipt, .chancery = *many_chancery, .service = *many_service};
}

bool Condition::admits(std::optional<int> age, std::optional<bool> original_lost) const
{
    if (age && min_age && *age < *min_age) return false;
    if (age && max_age && *age > *max_age) return false;
    return !lost || *lost == original_lost.value_or(false);
}

TariffLine const* Tariff::line(std::string_view code) const
{
    auto const found = std::ranges::find(lines, code, &TariffLine::code);
    return found == lines.end() ? nullptr : &*found;
}

Tariff const* tariff_in_force(std::span<Tariff const> tariffs, std::chrono::sys_days day)
{
    Tariff const* latest = nullptr;
    for (auto const& tariff : tariffs) {
        if (tariff.valid_from > day) continue;
        if (latest == nullptr || tariff.valid_from > latest->valid_from) latest = &tariff;
    }
    return latest;
}

} // namespace etimbre::domain::fees
