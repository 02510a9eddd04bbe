#include "commands/reconcile_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace etimbre::commands {
namespace {

using app::reconcile::DayReport;
using domain::reconciliation::Code;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

auto const day = core::from_date("2026-11-30").value();

DayReport matched_day()
{
    DayReport report;
    report.sales = {2, 172000, 2, 172000};
    report.files = {
        {.file = std::string(64, 'a'),
         .format = "csv",
         .acquirer = "cmi",
         .state = "done",
         .lines = 2,
         .net_minor = 170624,
         .of_lines = {2, 170624, 0, 0},
         .of_entries = {}}
    };
    report.payouts = {{"cmi", "P20261130", core::mad, "settled", 2, 170624, 1, 170624}};
    return report;
}

TEST(ReconcileTables, AMatchedDaySaysSoWithItsProof)
{
    auto const text = reconciled_day_table(day, matched_day());
    EXPECT_THAT(text, StartsWith("2026-11-30  matched\n"));
    EXPECT_THAT(text, HasSubstr("1720.00"));
    EXPECT_THAT(text, HasSubstr("complete"));
    EXPECT_THAT(text, HasSubstr("P20261130"));
    EXPECT_THAT(text, Not(HasSubstr("exceptions of the day")));
}

TEST(ReconcileTables, AFileWhoseCountsAreNotItsOwnIsNotComplete)
{
    auto report = matched_day();
    report.files[0].of_lines.matched = 1;
    auto const text = reconciled_day_table(day, report);
    EXPECT_THAT(text, StartsWith("2026-11-30  NOT MATCHED\n"));
    EXPECT_THAT(text, HasSubstr("NOT COMPLETE"));
}

TEST(ReconcileTables, WhatWaitsHasItsAge)
{
    auto const now = core::instant_of_unix(1'790'000'000);
    auto const text = waiting_table(
        {.undecided =
             {{Code::missing, core::mad, 3, 258000, now - std::chrono::hours{76}},
              {Code::chargeback, core::mad, 1, 86000, now - std::chrono::hours{5}},
              {Code::late, core::mad, 1, 86000, now - std::chrono::minutes{12}}},
         .suspense = {}},
        now
    );
    EXPECT_THAT(text, HasSubstr("3 d 4 h"));
    EXPECT_THAT(text, HasSubstr("5 h"));
    EXPECT_THAT(text, HasSubstr("12 min"));
    EXPECT_EQ(waiting_table({}, now), "");
}

} // namespace
} // namespace etimbre::commands
