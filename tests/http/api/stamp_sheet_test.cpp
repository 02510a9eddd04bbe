#include "http/api/stamp_sheet.hpp"
#include "office.hpp"

namespace etimbre::http::api {
namespace {

app::stamp::StampRow row_of(Office& office, std::string const& number)
{
    return app::work::run_and_wait<app::stamp::StampRow>(office.read(), [&](app::work::Unit& unit) {
        return unit.stamp.stamps.find(number).value().row;
    });
}

TEST(StampSheet, ThePaperShowsWhatTheRowSays)
{
    Office office;
    auto const bought = office.buy();
    auto const sheet = stamp_sheet(office.desk(), row_of(office, bought.number), core::Language::es);
    EXPECT_EQ(sheet.text, bought.text);
    EXPECT_EQ(sheet.number, bought.number);
    EXPECT_EQ(sheet.total.minor(), 86'000);
    EXPECT_EQ(sheet.mission_names, office.desk().catalogue.mission("CG-PAR")->names);
    EXPECT_EQ(sheet.timezone, "Europe/Paris");
    EXPECT_EQ(sheet.language, core::Language::es);
    EXPECT_FALSE(sheet.holder_bound);
    EXPECT_EQ(sheet.kid_hex.size(), 16U);
    EXPECT_EQ(sheet.payload_hash_hex.size(), 64U);
}

TEST(StampSheet, ACodeThatTheCatalogueDoesNotKnowStandsForItself)
{
    Office office;
    auto row = row_of(office, office.buy().number);
    row.service = "OLD-ONE";
    row.mission = "CG-OLD";
    auto const names = stamp_names(office.desk(), row);
    EXPECT_EQ(names.service.fr, "OLD-ONE");
    EXPECT_EQ(names.mission.ar, "CG-OLD");
    EXPECT_EQ(names.timezone, "UTC");
}

} // namespace
} // namespace etimbre::http::api
