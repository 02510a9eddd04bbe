#include "adapters/store/settlement_chunks.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using SettlementChunksTest = SettlementTest;

TEST_F(SettlementChunksTest, WhatIsLaidOutStandsInTheTables)
{
    files.receive(sample_file('a'));
    files.lay_out(sha('a'), sample_chunk(), the_noon);
    EXPECT_EQ(number("SELECT COUNT(*) FROM settlement_statement"), 1);
    EXPECT_EQ(number("SELECT amount_minor FROM settlement_entry WHERE entry_no = 1"), 98);
    EXPECT_EQ(number("SELECT gross_minor FROM settlement_line WHERE line_no = 1"), 100);
}

TEST_F(SettlementChunksTest, WhereOneIsMissingThereIsNoneToGoOnBehind)
{
    files.receive(sample_file('a'));
    EXPECT_EQ(files.chunks(sha('a')), 0);
    files.lay_out(sha('a'), {1, {}, {}, {sample_line(2)}}, the_noon);
    EXPECT_EQ(files.chunks(sha('a')), 0);
    files.lay_out(sha('a'), sample_chunk(0), the_noon);
    EXPECT_EQ(files.chunks(sha('a')), 2);
}

TEST_F(SettlementChunksTest, TheSweepTakesAwayAFewAtATimeAndNothingOfOtherFiles)
{
    for (char const letter : {'a', 'b'}) {
        files.receive(sample_file(letter));
        settlement::Chunk chunk{0, {sample_statement(1)}, {sample_entry(1)}, {}};
        for (int at = 1; at <= 25; ++at) chunk.lines.push_back(sample_line(at));
        files.lay_out(sha(letter), chunk, the_noon);
    }
    files.reject(sha('a'), {}, {"why", 1, ""}, the_noon);
    ASSERT_TRUE(files.sweep(sha('a'), 10));
    EXPECT_EQ(number("SELECT COUNT(*) FROM settlement_line"), 40);
    EXPECT_EQ(files.chunks(sha('a')), 1);
    int more = 0;
    while (files.sweep(sha('a'), 10)) ++more;
    EXPECT_EQ(more, 5); // lines twice, entries, statements, chunks
    EXPECT_EQ(files.chunks(sha('a')), 0);
    EXPECT_EQ(number("SELECT COUNT(*) FROM settlement_line"), 25);
    EXPECT_EQ(number("SELECT COUNT(*) FROM settlement_entry"), 1);
}

} // namespace
} // namespace etimbre::adapters::store
