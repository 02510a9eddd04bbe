#pragma once

#include "domain/fees/seeds.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace etimbre::domain::fees {

/// The text of a file under seeds/.
inline std::string seed_text(std::string const& name)
{
    std::ifstream file{std::filesystem::path{PROJECT_ROOT} / "seeds" / name, std::ios::binary};
    if (!file) throw std::runtime_error{"no such seed: " + name};
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline Catalogue const& seed_catalogue()
{
    auto const missions = seed_text("missions.csv");
    auto const tariff = seed_text("tariff.csv");
    auto const rates = seed_text("exchange_rates.csv");
    static Catalogue const catalogue =
        read_catalogue({.missions = missions, .tariff = tariff, .exchange_rates = rates});
    return catalogue;
}

inline core::Money dirhams(std::int64_t whole)
{
    return core::Money::of_minor(whole * 100, core::mad);
}

} // namespace etimbre::domain::fees
