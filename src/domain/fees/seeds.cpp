#include "domain/fees/seeds.hpp"

#include "domain/fees/cells.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace etimbre::domain::fees {
namespace {

constexpr std::int64_t largest_step_minor = 1'000'000;
constexpr int largest_age = 150;

std::optional<int> age(CsvRow const& row, std::string_view column)
{
    auto const years = number(row, column, largest_age);
    return years ? std::optional{static_cast<int>(*years)} : std::nullopt;
}

std::optional<bool> lost(CsvRow const& row)
{
    auto const& word = row.at("lost");
    if (word.empty()) return std::nullopt;
    if (word != "true" && word != "false") row.fail("lost is true, false or empty");
    return word == "true";
}

Condition condition(CsvRow const& row)
{
    Condition const read{.min_age = age(row, "min_age"), .max_age = age(row, "max_age"), .lost = lost(row)};
    if (read.min_age && read.max_age && *read.min_age > *read.max_age) row.fail("min_age is above max_age");
    return read;
}

std::optional<FeeParts> parts(CsvRow const& row)
{
    if (currency(row) != core::mad) row.fail("fees are in MAD");
    constexpr std::int64_t most = 100'000'000;
    auto const receipt = number(row, "receipt_minor", most);
    auto const chancery = number(row, "chancery_minor", most);
    auto const service = number(row, "service_minor", most);
    if (!receipt && !chancery && !service) return std::nullopt;
    if (!receipt || !chancery || !service) row.fail("either all three parts are known or none");
    return FeeParts{
        .receipt = core::Money::of_minor(*receipt, core::mad),
        .chancery = core::Money::of_minor(*chancery, core::mad),
        .service = core::Money::of_minor(*service, core::mad)
    };
}

Confidence confidence(CsvRow const& row)
{
    auto const& word = row.at("confidence");
    if (word == "observed") return Confidence::observed;
    if (word == "inferred") return Confidence::inferred;
    if (word == "unknown") return Confidence::unknown;
    row.fail("confidence is observed, inferred or unknown");
}

Mission mission(CsvRow const& row)
{
    constexpr std::array types{"CG", "AMB", "LIAISON", "REP"};
    if (std::ranges::find(types, row.at("type")) == types.end()) row.fail("type is CG, AMB, LIAISON or REP");
    Mission const read{
        .code = code(row, "code", {.least = 3, .most = 6}),
        .type = row.at("type"),
        .names = names(row, "name"),
        .cities = names(row, "city"),
        .country = code(row, "country", {.least = 2, .most = 2}),
        .currency = currency(row),
        .timezone = filled(row, "timezone")
    };
    if (number(row, "exponent", 3) != read.currency.exponent)
        row.fail("exponent is not that of the currency");
    return read;
}

TariffLine tariff_line(CsvRow const& row)
{
    return {
        .code = code(row, "code", {.least = 1, .most = 8}),
        .names = names(row, "name"),
        .parts = parts(row),
        .condition = condition(row),
        .confidence = confidence(row)
    };
}

Tariff& tariff_of(std::vector<Tariff>& tariffs, CsvRow const& row)
{
    auto const& version = filled(row, "tariff_version");
    auto const valid_from = day(row, "valid_from");
    auto const known = std::ranges::find(tariffs, version, &Tariff::version);
    if (known == tariffs.end()) {
        if (std::ranges::find(tariffs, valid_from, &Tariff::valid_from) != tariffs.end())
            row.fail("a second tariff is valid from one day");
        return tariffs.emplace_back(Tariff{.version = version, .valid_from = valid_from, .lines = {}});
    }
    if (known->valid_from != valid_from) row.fail("a tariff is valid from one day");
    return *known;
}

ExchangeRate exchange_rate(CsvRow const& row)
{
    auto const rate = Rate::parse(row.at("rate"));
    if (!rate) row.fail("rate is not a decimal above zero");
    auto const step = number(row, "rounding_step_minor", largest_step_minor);
    if (!step || *step == 0) row.fail("rounding_step_minor is a whole number above zero");
    auto const mode = rounding_of(row.at("rounding_mode"));
    if (!mode) row.fail("rounding_mode is half_up, half_even or up");
    return {
        .mission = code(row, "mission", {.least = 3, .most = 6}),
        .currency = currency(row),
        .rate = *rate,
        .effective_from = day(row, "effective_from"),
        .rounding_step_minor = *step,
        .mode = *mode
    };
}

void expect_in_currency_of_its_mission(ExchangeRate const& rate, std::vector<Mission> const& missions)
{
    auto const found = std::ranges::find(missions, rate.mission, &Mission::code);
    if (found == missions.end())
        throw std::runtime_error{"exchange_rates.csv: " + rate.mission + " is not in missions.csv"};
    if (found->currency != rate.currency)
        throw std::runtime_error{"exchange_rates.csv: " + rate.mission + " does not use that currency"};
}

template <class Read>
auto named(std::string const& file, Read read, std::string_view csv)
{
    try {
        return read(csv);
    } catch (CsvFailure const& failure) {
        throw std::runtime_error{file + ", " + failure.what()};
    }
}

} // namespace

std::vector<Mission> read_missions(std::string_view csv)
{
    std::vector<Mission> missions;
    std::set<std::string> codes;
    for (auto const& row : read_csv(csv)) {
        missions.push_back(mission(row));
        if (!codes.insert(missions.back().code).second)
            row.fail(missions.back().code + " stands there twice");
    }
    return missions;
}

std::vector<Tariff> read_tariffs(std::string_view csv)
{
    std::vector<Tariff> tariffs;
    for (auto const& row : read_csv(csv)) {
        auto& tariff = tariff_of(tariffs, row);
        auto line = tariff_line(row);
        if (tariff.line(line.code) != nullptr) row.fail(line.code + " stands there twice");
        tariff.lines.push_back(std::move(line));
    }
    return tariffs;
}

std::vector<ExchangeRate> read_exchange_rates(std::string_view csv)
{
    std::vector<ExchangeRate> rates;
    std::set<std::pair<std::string, std::chrono::sys_days>> days;
    for (auto const& row : read_csv(csv)) {
        rates.push_back(exchange_rate(row));
        if (!days.emplace(rates.back().mission, rates.back().effective_from).second)
            row.fail("a second rate for one mission and day");
    }
    return rates;
}

Catalogue read_catalogue(SeedTexts texts)
{
    auto missions = named("missions.csv", read_missions, texts.missions);
    auto tariffs = named("tariff.csv", read_tariffs, texts.tariff);
    auto rates = named("exchange_rates.csv", read_exchange_rates, texts.exchange_rates);
    for (auto const& rate : rates) expect_in_currency_of_its_mission(rate, missions);
    return {std::move(missions), std::move(tariffs), std::move(rates)};
}

} // namespace etimbre::domain::fees
