#include "app/reconcile/line_effects.hpp"
#include "app/reconcile/reopened_lines.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

class ReopenedLines : public ::testing::Test {
protected:
    OpenLine unknown(NumberedLine line, std::string const& acquirer = "cmi")
    {
        Progress const progress{.file = "f", .acquirer = "cmi"};
        (void)write_line(of.books, {progress, line, {}, nullptr}, testing::terms, testing::noon);
        return {"f", std::move(line), false, acquirer};
    }

    testing::BooksInMemory of;
};

TEST_F(ReopenedLines, WhatHasComeIntoOurBooksIsInOrder)
{
    std::vector<OpenLine> const open{unknown(testing::line_of(1, "a"))};
    look_again(of.books, open, testing::terms, testing::noon);
    EXPECT_EQ(of.only_exception().state, recon::State::open);

    of.lines.expectations = {testing::sale("a")};
    look_again(of.books, open, testing::terms, testing::noon);
    EXPECT_EQ(of.only_exception().state, recon::State::resolved);
    EXPECT_EQ(of.lines.kept.back().side_id, "payment-a");
    EXPECT_EQ(of.ledger.balances["suspense:MAD"], 0);
    EXPECT_EQ(of.ledger.balances["fees:cmi:MAD"], 1390);
    EXPECT_EQ(of.files.lines.at("f").exceptions, -1);
}

TEST_F(ReopenedLines, AWrongFeeIsAnExceptionOfItsOwnThen)
{
    auto line = testing::line_of(1, "a");
    line.line.fee = testing::mad(1500);
    std::vector<OpenLine> const open{unknown(line)};
    of.lines.expectations = {testing::sale("a")};
    look_again(of.books, open, testing::terms, testing::noon);
    ASSERT_EQ(of.exceptions.rows.size(), 2U);
    auto const fee = of.exceptions.rows.at(exception_id(testing::terms, "line_fee", "f:1"));
    EXPECT_EQ(fee.code, recon::Code::fee_diff);
    EXPECT_EQ(fee.residue_minor, 110);
}

TEST_F(ReopenedLines, ADescriptionThatFitsOneSaleTiesALine)
{
    auto line = testing::line_of(1, "GARBLED");
    line.line.auth_code = "123456";
    std::vector<OpenLine> const open{unknown(line)};
    of.lines.by_code = {testing::sale("a")};
    of.lines.by_code.front().auth_code = "123456";
    look_at_descriptions(of.books, open, testing::terms, testing::noon);
    EXPECT_EQ(of.lines.kept.back().tier, recon::Tier::description);
    EXPECT_EQ(of.only_exception().state, recon::State::resolved);
}

TEST_F(ReopenedLines, ADescriptionTiesNoLineToAnotherAcquirersSale)
{
    auto line = testing::line_of(1, "GARBLED");
    line.line.auth_code = "123456";
    std::vector<OpenLine> const open{unknown(line, "atlas")};
    of.lines.by_code = {testing::sale("a")};
    of.lines.by_code.front().auth_code = "123456";
    look_at_descriptions(of.books, open, testing::terms, testing::noon);
    EXPECT_EQ(of.only_exception().state, recon::State::open);
}

} // namespace
} // namespace etimbre::app::reconcile
