#include "domain/fees/cells.hpp"

#include <gtest/gtest.h>

#include <string>

namespace etimbre::domain::fees {
namespace {

CsvRow row(std::string const& cell)
{
    return read_csv("x\n" + cell + "\n").at(0);
}

TEST(Cells, ACodeIsCapitalsDigitsAndHyphens)
{
    EXPECT_EQ(code(row("PAS-EST"), "x", {1, 8}), "PAS-EST");
    for (auto const* bad : {"pas", "PAS EST", "TOO-LONG-1"})
        EXPECT_THROW(code(row(bad), "x", {1, 8}), CsvFailure);
}

TEST(Cells, ANumberIsWholeAndPlain)
{
    EXPECT_EQ(number(row("80000"), "x", 100'000), 80'000);
    for (auto const* bad : {"-1", "+1", "01", "1.0", "1e3", "100001"})
        EXPECT_THROW(number(row(bad), "x", 100'000), CsvFailure);
}

TEST(Cells, ADayIsACalendarDate)
{
    EXPECT_EQ(day(row("2022-06-27"), "x"), std::chrono::sys_days{std::chrono::year{2022} / 6 / 27});
    EXPECT_THROW(day(row("2022-02-30"), "x"), CsvFailure);
}

} // namespace
} // namespace etimbre::domain::fees
