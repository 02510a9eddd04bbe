#include "domain/fees/seeds.hpp"
#include "seed_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace etimbre::domain::fees {
namespace {

constexpr std::string_view mission_header = "code,type,name_ar,name_fr,name_en,name_es,city_ar,city_fr,city_"
                                            "en,city_es,country,currency,exponent,timezone\n";
constexpr std::string_view tariff_header =
    "tariff_version,valid_from,code,name_ar,name_fr,name_en,name_es,receipt_minor,"
    "chancery_minor,service_minor,currency,min_age,max_age,lost,confidence\n";
constexpr std::string_view rate_header =
    "mission,currency,rate,effective_from,rounding_step_minor,rounding_mode\n";

constexpr std::string_view paris = "CG-PAR,CG,ا,b,c,d,e,f,g,h,FR,EUR,2,Europe/Paris\n";
constexpr std::string_view passport = "v,2022-06-27,PAS-EST,a,b,c,d,0,80000,6000,MAD,18,,false,observed\n";
constexpr std::string_view euro = "CG-PAR,EUR,10.75,2024-01-01,1,half_up\n";

std::string after(std::string_view header, std::string_view rows)
{
    return std::string{header}.append(rows);
}

/// `row` with the first `old` in it replaced.
std::string with(std::string_view row, std::string_view old, std::string_view fresh)
{
    std::string text{row};
    return text.replace(text.find(old), old.size(), fresh);
}

TEST(Seeds, TheFilesOfTheProjectAreRead)
{
    auto const& catalogue = seed_catalogue();
    EXPECT_EQ(catalogue.missions().size(), 165U);
    ASSERT_EQ(catalogue.tariffs().size(), 1U);
    EXPECT_EQ(catalogue.tariffs()[0].lines.size(), 20U);
    EXPECT_FALSE(catalogue.rates().empty());
}

TEST(Seeds, EveryRateSaysThatItIsAnExample)
{
    for (auto const& row : read_csv(seed_text("exchange_rates.csv")))
        EXPECT_THAT(row.at("note"), testing::StartsWith("example")) << row.line();
}

TEST(Seeds, AMissionRowWithAFaultIsRefused)
{
    ASSERT_NO_THROW(read_missions(after(mission_header, paris)));
    for (auto const& row :
         {with(paris, "CG-PAR", "CG-par"),
          with(paris, "CG-PAR", "CG"),
          with(paris, "CG-PAR", "CG-PARI"),
          with(paris, ",CG,", ",XX,"),
          with(paris, ",f,", ",,"),
          with(paris, ",FR,", ",FRA,"),
          with(paris, "EUR", "EUX"),
          with(paris, ",2,", ",3,"),
          with(paris, ",2,", ",,"),
          with(paris, "Europe/Paris", ""),
          std::string{paris}.append(paris)})
        EXPECT_THROW(read_missions(after(mission_header, row)), CsvFailure) << row;
}

TEST(Seeds, ATariffRowWithAFaultIsRefused)
{
    ASSERT_NO_THROW(read_tariffs(after(tariff_header, passport)));
    for (auto const& row :
         {with(passport, "PAS-EST", "PAS-ADULT"),
          with(passport, "PAS-EST", ""),
          with(passport, "2022-06-27", "2022-6-27"),
          with(passport, "80000", "-80000"),
          with(passport, "80000", "800.00"),
          with(passport, "80000", "080000"),
          with(passport, "80000", ""),
          with(passport, "80000", "99999999999999999999"),
          with(passport, "MAD", "EUR"),
          with(passport, "18,,", "18,17,"),
          with(passport, "18", "181"),
          with(passport, "false", "no"),
          with(passport, "observed", "sure"),
          std::string{passport}.append(passport),
          std::string{passport}.append(with(with(passport, "2022", "2023"), "PAS-EST", "PAS-MIN")),
          std::string{passport}.append(with(passport, "v,", "w,"))})
        EXPECT_THROW(read_tariffs(after(tariff_header, row)), CsvFailure) << row;
}

TEST(Seeds, ARateRowWithAFaultIsRefused)
{
    ASSERT_NO_THROW(read_exchange_rates(after(rate_header, euro)));
    for (auto const& row :
         {with(euro, "10.75", "0"),
          with(euro, "10.75", "-1"),
          with(euro, "10.75", "ten"),
          with(euro, ",1,", ",0,"),
          with(euro, ",1,", ",,"),
          with(euro, "half_up", "floor"),
          with(euro, "2024-01-01", "01/01/2024"),
          with(euro, "EUR", "eur"),
          std::string{euro}.append(euro)})
        EXPECT_THROW(read_exchange_rates(after(rate_header, row)), CsvFailure) << row;
}

TEST(Seeds, ARateMustBeForAMissionAndInItsCurrency)
{
    auto const missions = after(mission_header, paris);
    auto const tariff = after(tariff_header, passport);
    for (auto const& row : {with(euro, "CG-PAR", "CG-LYS"), with(euro, "EUR", "USD")}) {
        auto const rates = after(rate_header, row);
        EXPECT_THROW(
            read_catalogue({.missions = missions, .tariff = tariff, .exchange_rates = rates}),
            std::runtime_error
        );
    }
}

TEST(Seeds, AFaultInACatalogueNamesTheFileAndTheLine)
{
    auto const tariff = after(tariff_header, with(passport, "80000", "-1"));
    try {
        read_catalogue(
            {.missions = after(mission_header, paris), .tariff = tariff, .exchange_rates = rate_header}
        );
        FAIL();
    } catch (std::runtime_error const& failure) {
        EXPECT_STREQ(
            failure.what(), "tariff.csv, line 2: chancery_minor is not a whole number from 0 to 100000000"
        );
    }
}

} // namespace
} // namespace etimbre::domain::fees
