#include "domain/fees/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace etimbre::domain::fees {
namespace {

std::string problem_of(std::string_view text)
{
    try {
        read_csv(text);
    } catch (CsvFailure const& failure) {
        return failure.what();
    }
    return "none";
}

TEST(Csv, ARowIsReadUnderItsHeader)
{
    auto const rows = read_csv("code,name\nIMM-INS,Immatriculation\nPAS-EST,Passeport\n");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].at("code"), "IMM-INS");
    EXPECT_EQ(rows[1].at("name"), "Passeport");
    EXPECT_EQ(rows[1].line(), 3U);
}

// RFC 4180, section 2, rules 5 to 7.
TEST(Csv, AQuotedCellMayHoldCommasQuotesAndLines)
{
    auto const rows = read_csv("a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n\"two\r\nlines\",\r\n\"\",last");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].at("a"), "x,y");
    EXPECT_EQ(rows[0].at("b"), "say \"no\"");
    EXPECT_EQ(rows[1].at("a"), "two\r\nlines");
    EXPECT_EQ(rows[1].at("b"), "");
    EXPECT_EQ(rows[2].at("a"), "");
    EXPECT_EQ(rows[2].line(), 5U);
}

TEST(Csv, AByteOrderMarkIsNotPartOfTheFirstColumn)
{
    EXPECT_EQ(
        read_csv("\xef\xbb\xbf"
                 "a\nx\n")
            .at(0)
            .at("a"),
        "x"
    );
}

TEST(Csv, TheLineOfAFaultIsNamed)
{
    EXPECT_EQ(problem_of(""), "line 1: there is no header");
    EXPECT_EQ(problem_of("a,b\n1,2\n3\n"), "line 3: 1 cells under a header of 2");
    EXPECT_EQ(problem_of("a,b\n1,2,3\n"), "line 2: 3 cells under a header of 2");
    EXPECT_EQ(problem_of("a,a\n1,2\n"), "line 1: column 'a' is named twice");
    EXPECT_EQ(problem_of("a\n\"x"), "line 2: a quote is never closed");
    EXPECT_EQ(problem_of("a\nx\"y\n"), "line 2: expected a comma or the end of the line after a cell");
    EXPECT_EQ(problem_of("a\n\"x\"y\n"), "line 2: expected a comma or the end of the line after a cell");
    EXPECT_EQ(problem_of("a\nx\ry\n"), "line 2: expected a comma or the end of the line after a cell");
}

TEST(Csv, AMissingColumnIsAFaultOfTheRow)
{
    auto const rows = read_csv("a\nx\n");
    EXPECT_THROW(rows.at(0).at("b"), CsvFailure);
}

std::string quoted(std::string const& cell)
{
    std::string text = "\"";
    for (auto const each : cell) text += each == '"' ? "\"\"" : std::string{each};
    return text + '"';
}

RC_GTEST_PROP(Csv, WhateverIsQuotedComesBack, (std::string const& first, std::string const& second))
{
    auto const rows = read_csv("a,b\n" + quoted(first) + ',' + quoted(second) + "\n");
    RC_ASSERT(rows.size() == 1U);
    RC_ASSERT(rows[0].at("a") == first);
    RC_ASSERT(rows[0].at("b") == second);
}

RC_GTEST_PROP(Csv, AnyTextIsReadOrRefused, ())
{
    auto const text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"a,\"\r\n"}));
    try {
        for (auto const& row : read_csv(text)) RC_ASSERT(row.line() > 1U);
    } catch (CsvFailure const& failure) {
        RC_ASSERT(std::string_view{failure.what()}.starts_with("line "));
    }
}

} // namespace
} // namespace etimbre::domain::fees
