#include "core/csv_text.hpp"

#include <gtest/gtest.h>

namespace etimbre::core {
namespace {

std::string one(std::string_view cell)
{
    CsvText csv;
    csv.text(cell).end_line();
    return std::move(csv).take();
}

TEST(CsvText, CellsAreDividedByCommasAndLinesEndInCrLf)
{
    CsvText csv;
    csv.text("account").text("balance").end_line();
    csv.text("prepaid:MAD").number(-86000).end_line();
    EXPECT_EQ(std::move(csv).take(), "account,balance\r\nprepaid:MAD,-86000\r\n");
}

TEST(CsvText, WhatHoldsADividerAQuoteOrALineIsQuoted)
{
    EXPECT_EQ(one("a,b"), "\"a,b\"\r\n");
    EXPECT_EQ(one("say \"no\""), "\"say \"\"no\"\"\"\r\n");
    EXPECT_EQ(one("two\r\nlines"), "\"two\r\nlines\"\r\n");
    EXPECT_EQ(one(""), "\r\n");
    EXPECT_EQ(one("قنصلية"), "قنصلية\r\n");
}

// OWASP: a cell that begins with one of = + - @, tab or carriage return is run by a spreadsheet.
TEST(CsvText, NoCellIsTakenForAFormula)
{
    EXPECT_EQ(one("=1+1"), "'=1+1\r\n");
    EXPECT_EQ(one("+44"), "'+44\r\n");
    EXPECT_EQ(one("-2+3"), "'-2+3\r\n");
    EXPECT_EQ(one("@SUM(A1)"), "'@SUM(A1)\r\n");
    EXPECT_EQ(one("\t=1"), "'\t=1\r\n");
    EXPECT_EQ(one("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
    EXPECT_EQ(one("a=1"), "a=1\r\n");
}

} // namespace
} // namespace etimbre::core
