#include "adapters/store/reference.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/transaction.hpp"
#include "core/instant.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

namespace fees = domain::fees;

constexpr auto select_missions = R"sql(
    SELECT code, kind, name_ar, name_fr, name_en, name_es, city_ar, city_fr, city_en, city_es,
           country, currency, timezone, line_no
    FROM mission ORDER BY line_no)sql";

constexpr auto insert_mission = R"sql(
    INSERT INTO mission (code, kind, name_ar, name_fr, name_en, name_es, city_ar, city_fr, city_en, city_es,
                         country, currency, timezone, line_no)
    VALUES (:code, :kind, :name_ar, :name_fr, :name_en, :name_es, :city_ar, :city_fr, :city_en, :city_es,
            :country, :currency, :timezone, :line_no))sql";

constexpr auto select_tariff_lines = R"sql(
    SELECT tariff_version, code, valid_from, name_ar, name_fr, name_en, name_es,
           receipt_minor, chancery_minor, service_minor, currency, min_age, max_age, lost, confidence, line_no
    FROM tariff_line ORDER BY line_no)sql";

constexpr auto insert_tariff_line = R"sql(
    INSERT INTO tariff_line (tariff_version, code, valid_from, name_ar, name_fr, name_en, name_es,
                             receipt_minor, chancery_minor, service_minor, currency,
                             min_age, max_age, lost, confidence, line_no)
    VALUES (:tariff_version, :code, :valid_from, :name_ar, :name_fr, :name_en, :name_es,
            :receipt_minor, :chancery_minor, :service_minor, :currency,
            :min_age, :max_age, :lost, :confidence, :line_no))sql";

constexpr auto select_rates = R"sql(
    SELECT mission, effective_from, currency, rate, rounding_step_minor, rounding_mode, line_no
    FROM exchange_rate ORDER BY line_no)sql";

constexpr auto insert_rate = R"sql(
    INSERT INTO exchange_rate (mission, effective_from, currency, rate, rounding_step_minor, rounding_mode, line_no)
    VALUES (:mission, :effective_from, :currency, :rate, :rounding_step_minor, :rounding_mode, :line_no))sql";

constexpr auto delete_rates = "DELETE FROM exchange_rate";
constexpr auto delete_tariff_lines = "DELETE FROM tariff_line";
constexpr auto delete_missions = "DELETE FROM mission";

struct MissionRow {
    std::string code;
    std::string kind;
    std::string name_ar;
    std::string name_fr;
    std::string name_en;
    std::string name_es;
    std::string city_ar;
    std::string city_fr;
    std::string city_en;
    std::string city_es;
    std::string country;
    std::string currency;
    std::string timezone;
    int line_no;
};

struct TariffRow {
    std::string tariff_version;
    std::string code;
    std::string valid_from;
    std::string name_ar;
    std::string name_fr;
    std::string name_en;
    std::string name_es;
    std::optional<std::int64_t> receipt_minor;
    std::optional<std::int64_t> chancery_minor;
    std::optional<std::int64_t> service_minor;
    std::string currency;
    std::optional<int> min_age;
    std::optional<int> max_age;
    std::optional<int> lost;
    std::string confidence;
    int line_no;
};

struct RateRow {
    std::string mission;
    std::string effective_from;
    std::string currency;
    std::string rate;
    std::int64_t rounding_step_minor;
    std::string rounding_mode;
    int line_no;
};

constexpr std::string_view word_of(fees::Confidence confidence)
{
    switch (confidence) {
    case fees::Confidence::observed:
        return "observed";
    case fees::Confidence::inferred:
        return "inferred";
    case fees::Confidence::unknown:
        return "unknown";
    }
    std::unreachable();
}

fees::Confidence confidence_of(std::string_view word)
{
    for (auto const each :
         {fees::Confidence::observed, fees::Confidence::inferred, fees::Confidence::unknown})
        if (word_of(each) == word) return each;
    throw StoreFailure{"a tariff line holds a confidence that is none"};
}

MissionRow row_of(fees::Mission const& mission, int line_no)
{
    return {
        mission.code,
        mission.type,
        mission.names.ar,
        mission.names.fr,
        mission.names.en,
        mission.names.es,
        mission.cities.ar,
        mission.cities.fr,
        mission.cities.en,
        mission.cities.es,
        mission.country,
        std::string{mission.currency.name()},
        mission.timezone,
        line_no
    };
}

fees::Mission mission_of(MissionRow const& row)
{
    return {
        .code = row.code,
        .type = row.kind,
        .names = {row.name_ar, row.name_fr, row.name_en, row.name_es},
        .cities = {row.city_ar, row.city_fr, row.city_en, row.city_es},
        .country = row.country,
        .currency = currency_of(row.currency),
        .timezone = row.timezone
    };
}

TariffRow row_of(fees::Tariff const& tariff, fees::TariffLine const& line, int line_no)
{
    TariffRow row{
        .tariff_version = tariff.version,
        .code = line.code,
        .valid_from = core::to_date(tariff.valid_from),
        .name_ar = line.names.ar,
        .name_fr = line.names.fr,
        .name_en = line.names.en,
        .name_es = line.names.es,
        .receipt_minor = std::nullopt,
        .chancery_minor = std::nullopt,
        .service_minor = std::nullopt,
        .currency = std::string{core::mad.name()},
        .min_age = line.condition.min_age,
        .max_age = line.condition.max_age,
        .lost = line.condition.lost,
        .confidence = std::string{word_of(line.confidence)},
        .line_no = line_no
    };
    if (line.parts) {
        row.receipt_minor = line.parts->receipt.minor();
        row.chancery_minor = line.parts->chancery.minor();
        row.service_minor = line.parts->service.minor();
        row.currency = line.parts->receipt.currency().name();
    }
    return row;
}

fees::TariffLine line_of(TariffRow const& row)
{
    fees::TariffLine line{
        .code = row.code,
        .names = {row.name_ar, row.name_fr, row.name_en, row.name_es},
        .parts = std::nullopt,
        .condition = {.min_age = row.min_age, .max_age = row.max_age, .lost = std::nullopt},
        .confidence = confidence_of(row.confidence)
    };
    if (row.lost) line.condition.lost = *row.lost == 1;
    if (row.receipt_minor)
        line.parts = fees::FeeParts{
            .receipt = money_of(*row.receipt_minor, row.currency),
            .chancery = money_of(row.chancery_minor.value(), row.currency),
            .service = money_of(row.service_minor.value(), row.currency)
        };
    return line;
}

RateRow row_of(fees::ExchangeRate const& rate, int line_no)
{
    return {
        .mission = rate.mission,
        .effective_from = core::to_date(rate.effective_from),
        .currency = std::string{rate.currency.name()},
        .rate = rate.rate.text(),
        .rounding_step_minor = rate.rounding_step_minor,
        .rounding_mode = std::string{fees::word_of(rate.mode)},
        .line_no = line_no
    };
}

fees::ExchangeRate rate_of(RateRow const& row)
{
    auto const rate = fees::Rate::parse(row.rate);
    auto const mode = fees::rounding_of(row.rounding_mode);
    if (!rate || !mode) throw StoreFailure{"an exchange rate holds a number or a rounding that is none"};
    return {
        .mission = row.mission,
        .currency = currency_of(row.currency),
        .rate = *rate,
        .effective_from = day_of(row.effective_from),
        .rounding_step_minor = row.rounding_step_minor,
        .mode = *mode
    };
}

std::vector<fees::Tariff> read_tariffs(soci::session& session)
{
    std::vector<fees::Tariff> tariffs;
    for (auto const& row : Prepared<Nothing, TariffRow>{session, select_tariff_lines}.all({})) {
        auto place = std::ranges::find(tariffs, row.tariff_version, &fees::Tariff::version);
        if (place == tariffs.end()) {
            tariffs.push_back({row.tariff_version, day_of(row.valid_from), {}});
            place = tariffs.end() - 1;
        }
        place->lines.push_back(line_of(row));
    }
    return tariffs;
}

bool hold_the_same(fees::Catalogue const& left, fees::Catalogue const& right)
{
    return left.missions() == right.missions() && left.tariffs() == right.tariffs() &&
           left.rates() == right.rates();
}

void write(soci::session& session, fees::Catalogue const& catalogue)
{
    int line_no = 0;
    Prepared<MissionRow> put_mission{session, insert_mission};
    for (auto const& mission : catalogue.missions()) put_mission.run(row_of(mission, ++line_no));

    Prepared<TariffRow> put_line{session, insert_tariff_line};
    for (auto const& tariff : catalogue.tariffs())
        for (auto const& line : tariff.lines) put_line.run(row_of(tariff, line, ++line_no));

    Prepared<RateRow> put_rate{session, insert_rate};
    for (auto const& rate : catalogue.rates()) put_rate.run(row_of(rate, ++line_no));
}

} // namespace

fees::Catalogue read_catalogue(soci::session& session)
{
    std::vector<fees::Mission> missions;
    for (auto const& row : Prepared<Nothing, MissionRow>{session, select_missions}.all({}))
        missions.push_back(mission_of(row));
    std::vector<fees::ExchangeRate> rates;
    for (auto const& row : Prepared<Nothing, RateRow>{session, select_rates}.all({}))
        rates.push_back(rate_of(row));
    return {std::move(missions), read_tariffs(session), std::move(rates)};
}

bool load_seeds(soci::session& session, fees::Catalogue const& catalogue)
{
    Transaction transaction{session};
    if (hold_the_same(read_catalogue(session), catalogue)) return false;

    for (auto const* const sql : {delete_rates, delete_tariff_lines, delete_missions})
        Prepared<Nothing>{session, sql}.run({});
    write(session, catalogue);
    transaction.commit();
    return true;
}

} // namespace etimbre::adapters::store
