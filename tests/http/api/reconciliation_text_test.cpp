#include "answers.hpp"
#include "http/api/reconciliation_text.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::http::api {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

auto const day = core::from_date("2026-11-30").value();

app::reconcile::DayReport sample()
{
    app::reconcile::DayReport report;
    report.sales = {2, 172000, 1, 86000};
    report.files = {
        {.file = std::string(64, 'a'),
         .format = "csv",
         .acquirer = "cmi",
         .state = "done",
         .lines = 2,
         .net_minor = 170624,
         .of_lines = {1, 85312, 1, 85312},
         .of_entries = {}}
    };
    report.payouts = {{"cmi", "=P1", core::mad, "open", 2, 170624, 0, 0}};
    report.exceptions = {{"UNKNOWN_LINE", "open", core::mad, 1, 86000}};
    return report;
}

TEST(ReconciliationText, ADayAsJson)
{
    auto const said = boost::json::parse(reconciled_day_json(day, sample())).as_object();
    EXPECT_EQ(said.at("day").as_string(), "2026-11-30");
    EXPECT_FALSE(said.at("matched").as_bool());
    EXPECT_TRUE(said.at("complete").as_bool());
    EXPECT_EQ(said.at("sales").at("matched").at("count").as_int64(), 1);
    auto const& file = said.at("files").at(0);
    EXPECT_EQ(file.at("lines").at("declared").at("amount").at("amount_minor").as_string(), "170624");
    EXPECT_EQ(file.at("lines").at("exceptions").at("count").as_int64(), 1);
    EXPECT_EQ(said.at("exceptions").at(0).at("code").as_string(), "UNKNOWN_LINE");
}

TEST(ReconciliationText, ADayOfWhichNothingIsKnownIsEmptyAndMatched)
{
    auto const said = boost::json::parse(reconciled_day_json(day, {})).as_object();
    EXPECT_TRUE(said.at("matched").as_bool());
    EXPECT_TRUE(said.at("files").as_array().empty());
}

TEST(ReconciliationText, ADayAsCsvNamesWhatItCountsAndNoCellIsAFormula)
{
    auto const text = reconciled_day_csv(day, sample());
    EXPECT_THAT(text, StartsWith("day,what,name,acquirer,state,currency,exponent,count,amount_minor"));
    EXPECT_THAT(text, HasSubstr("2026-11-30,sales,,,,MAD,2,2,172000,1,86000,0,0\r\n"));
    EXPECT_THAT(text, HasSubstr("lines of a file"));
    EXPECT_THAT(text, HasSubstr("payout,'=P1,cmi,open,MAD,2,2,170624,0,0,0,0\r\n"));
    EXPECT_THAT(text, HasSubstr("exceptions,UNKNOWN_LINE,,open,MAD,2,1,86000,0,0,0,0\r\n"));
}

} // namespace
} // namespace etimbre::http::api
