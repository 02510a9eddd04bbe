#pragma once

#include "domain/fees/catalogue.hpp"
#include "domain/fees/csv.hpp"

#include <string_view>
#include <vector>

/// The reference data of seeds/ (seeds/README.md says what each column is), from text to values. A file with
/// one bad row is refused as a whole: everything here throws `CsvFailure`, which names the line.
namespace etimbre::domain::fees {

/// seeds/missions.csv. Codes are [A-Z0-9-]{3,6} and unique, all names present, the currency one of ISO 4217.
std::vector<Mission> read_missions(std::string_view csv);

/// seeds/tariff.csv: one tariff per version, in the order of first appearance. Codes are [A-Z0-9-]{1,8} and
/// unique in their tariff; a line has all three parts, in dirhams and not negative, or none.
std::vector<Tariff> read_tariffs(std::string_view csv);

/// seeds/exchange_rates.csv. One rate per mission and day.
std::vector<ExchangeRate> read_exchange_rates(std::string_view csv);

/// The texts of the three files.
struct SeedTexts {
    std::string_view missions;
    std::string_view tariff;
    std::string_view exchange_rates;
};

/// All three, and that each rate is for a mission and in the currency of that mission. What it throws begins
/// with the name of the file.
Catalogue read_catalogue(SeedTexts texts);

} // namespace etimbre::domain::fees
