#pragma once

#include "domain/fees/exchange.hpp"
#include "domain/fees/mission.hpp"
#include "domain/fees/tariff.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::domain::fees {

/// Everything that fees are computed from, read once and then only looked at; safe to share between threads.
/// Pointers it hands out live as long as it does.
class Catalogue {
public:
    Catalogue(std::vector<Mission> missions, std::vector<Tariff> tariffs, std::vector<ExchangeRate> rates);

    /// Null for a code that is no mission.
    Mission const* mission(std::string_view code) const;
    /// In the order they were handed in.
    std::vector<Mission> const& missions() const { return missions_; }

    std::vector<Tariff> const& tariffs() const { return tariffs_; }
    /// Null before the first tariff.
    Tariff const* tariff_on(std::chrono::sys_days day) const;
    /// The lines of that day's tariff whose amounts are known, in the order of the tariff.
    std::vector<TariffLine const*> services_sold(std::chrono::sys_days day) const;

    std::vector<ExchangeRate> const& rates() const { return rates_; }
    /// Null where no rate is known.
    ExchangeRate const* rate_for(std::string_view mission, std::chrono::sys_days day) const;

private:
    std::vector<Mission> missions_;
    std::vector<Tariff> tariffs_;
    std::vector<ExchangeRate> rates_;
    std::map<std::string, std::size_t, std::less<>> place_of_mission_;
};

} // namespace etimbre::domain::fees
