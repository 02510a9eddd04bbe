#include "adapters/store/recon_reports.hpp"
#include "recon_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using ReconReports = ReconTest;

TEST_F(ReconReports, ADaySaysWhatBooksAndFilesHold)
{
    buy(unit_, 1);
    buy(unit_, 2);
    files_.begin('a');
    files_.statement('a', 1, 0, 0);
    files_.line('a', {.number = 1, .oid = oid_of(1)});
    files_.line('a', {.number = 2, .oid = "nobody"});
    files_.end('a');
    auto& reports = unit_.back_office.day_reports();
    auto const day = std::chrono::floor<std::chrono::days>(noon);
    EXPECT_EQ(reports.day(day).files.at(0).state, "waiting");
    reconcile('a');
    auto const report = reports.day(day);
    EXPECT_EQ(report.sales, (app::reconcile::Tally{2, 2 * price, 1, price}));
    ASSERT_EQ(report.files.size(), 1U);
    EXPECT_TRUE(report.files[0].complete());
    EXPECT_EQ(report.files[0].of_lines.exceptions, 1);
    ASSERT_EQ(report.payouts.size(), 1U);
    EXPECT_EQ(report.payouts[0].net_minor, 2 * (price - agreed));
    EXPECT_EQ(report.payouts[0].state, "open");
    ASSERT_EQ(report.exceptions.size(), 1U);
    EXPECT_EQ(report.exceptions[0].code, "UNKNOWN_LINE");
    EXPECT_FALSE(report.matched());
    EXPECT_TRUE(reports.day(day + std::chrono::days{1}).matched()) << "nothing happened";
}

} // namespace
} // namespace etimbre::adapters::store
