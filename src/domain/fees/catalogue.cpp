#include "domain/fees/catalogue.hpp"

namespace etimbre::domain::fees {

Catalogue::Catalogue(
    std::vector<Mission> missions, std::vector<Tariff> tariffs, std::vector<ExchangeRate> rates
)
    : missions_{std::move(missions)}, tariffs_{std::move(tariffs)}, rates_{std::move(rates)}
{
    for (std::size_t place = 0; place < missions_.size(); ++place)
        place_of_mission_.emplace(missions_[place].code, place);
}

Mission const* Catalogue::mission(std::string_view code) const
{
    auto const found = place_of_mission_.find(code);
    return found == place_of_mission_.end() ? nullptr : &missions_[found->second];
}

Tariff const* Catalogue::tariff_on(std::chrono::sys_days day) const
{
    return tariff_in_force(tariffs_, day);
}

std::vector<TariffLine const*> Catalogue::services_sold(std::chrono::sys_days day) const
{
    std::vector<TariffLine const*> sold;
    auto const* const tariff = tariff_on(day);
    if (tariff == nullptr) return sold;
    for (auto const& line : tariff->lines)
        if (line.is_sold()) sold.push_back(&line);
    return sold;
}

ExchangeRate const* Catalogue::rate_for(std::string_view mission, std::chrono::sys_days day) const
{
    return rate_in_force(rates_, mission, day);
}

} // namespace etimbre::domain::fees
