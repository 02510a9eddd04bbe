#include "app/reconcile/match_lines.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::reconcile {
namespace {

class MatchLines : public ::testing::Test {
protected:
    MatchLines()
    {
        of.files.begin("f", testing::noon);
        of.files.rows.at("f").stage = Stage::lines;
    }

    void next() { match_next_lines(of.books, of.files.rows.at("f"), testing::terms, testing::noon); }

    testing::BooksInMemory of;
};

TEST_F(MatchLines, AChunkSaysWhatItCameTo)
{
    of.lines.lines = {testing::line_of(1, "a"), testing::line_of(2, "stranger")};
    of.lines.expectations = {testing::sale("a")};
    next();
    ASSERT_EQ(of.lines.chunks.size(), 1U);
    EXPECT_EQ(of.lines.chunks.front().net_minor, 2 * 84610);
    EXPECT_EQ(of.lines.chunks.front().fee_minor, 1390);
    EXPECT_EQ(of.files.lines.at("f").matched, 1);
    EXPECT_EQ(of.files.lines.at("f").exceptions_minor, 84610);
    EXPECT_EQ(of.payouts.added.front().net_minor, 2 * 84610);
    EXPECT_EQ(of.ledger.balances["fees:cmi:MAD"], 1390);
    next();
    EXPECT_EQ(of.files.rows.at("f").stage, Stage::payouts);
}

TEST_F(MatchLines, SoManyRowsAreWrittenAtOnceAndNotMore)
{
    for (std::int64_t i = 1; i <= 5'000; ++i)
        of.lines.lines.push_back(testing::line_of(i, "x" + std::to_string(i)));
    next();
    EXPECT_EQ(
        of.lines.chunks.front().lines, 1'250
    ); // five rows each: its match, exception, step, transfer, …
    next();
    EXPECT_EQ(of.lines.chunks.back().first_line, 1'251);
}

TEST_F(MatchLines, ARevisionAddsOnlyTheDifferenceToItsPayout)
{
    auto revised = testing::line_of(1, "a");
    revised.line.gross = testing::mad(80000);
    of.lines.lines = {revised};
    of.lines.expectations = {testing::sale("a")};
    of.lines.expectations.front().told = recon::Told{
        .line = "e:1", .superseded = true, .gross = testing::mad(86000), .fee = testing::mad(1390)
    };
    next();
    EXPECT_EQ(of.payouts.added.front().net_minor, -6000);
    EXPECT_EQ(of.payouts.added.front().lines, 0);
}

} // namespace
} // namespace etimbre::app::reconcile
