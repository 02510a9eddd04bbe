#include "app/reconcile/report.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

FileOfDay done()
{
    FileOfDay file;
    file.state = "done";
    file.lines = 2;
    file.net_minor = 10;
    file.of_lines = {1, 6, 1, 4};
    return file;
}

TEST(Report, AFileIsCompleteWhenWhatWasFoundIsWhatItSays)
{
    EXPECT_TRUE(done().complete());
    auto another_count = done();
    another_count.lines = 3;
    EXPECT_FALSE(another_count.complete());
    auto another_sum = done();
    another_sum.net_minor = 11;
    EXPECT_FALSE(another_sum.complete());
    auto under_way = done();
    under_way.state = "lines";
    EXPECT_FALSE(under_way.complete());
    auto movements = done();
    movements.entries = 1;
    EXPECT_FALSE(movements.complete());
}

TEST(Report, ADayIsMatchedWhenNothingIsAwaitedAndNothingUndecided)
{
    DayReport report;
    report.files = {done()};
    report.sales = {1, 10, 1, 10};
    EXPECT_TRUE(report.matched());
    report.exceptions = {{.code = "MISSING", .state = "written_off"}};
    EXPECT_TRUE(report.matched());
    report.exceptions = {{.code = "MISSING", .state = "open"}};
    EXPECT_FALSE(report.matched());
    report.exceptions.clear();
    report.sales.matched = 0;
    EXPECT_FALSE(report.matched());
}

} // namespace
} // namespace etimbre::app::reconcile
