#include "adapters/store/settlement_revisions.hpp"
#include "settlement_samples.hpp"

namespace etimbre::adapters::store {
namespace {

using SettlementRevisionsTest = SettlementTest;

TEST_F(SettlementRevisionsTest, TheHighestRevisionIsInForce)
{
    EXPECT_FALSE(files.in_force("i"));
    put('a', "one", 1);
    put('b', "two", 2);
    auto const standing = files.in_force("i");
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->revision, 2);
    EXPECT_EQ(standing->file, sha('b'));
    EXPECT_EQ(standing->content, "two");
    EXPECT_FALSE(files.is_in_force(sha('a')));
    EXPECT_TRUE(files.is_in_force(sha('b')));
}

TEST_F(SettlementRevisionsTest, OfTwoFilesThatWouldBeOneRevisionOneIs)
{
    put('a', "one", 1);
    put('b', "two", 0);
    EXPECT_FALSE(files.revise(sha('b'), {1, "i", "two"}, 1, the_noon));
    EXPECT_EQ(files.in_force("i")->file, sha('a'));
}

TEST_F(SettlementRevisionsTest, AStatementComesBackWithItsRevision)
{
    put('a', "one", 1);
    put('b', "one", 0);
    auto const said = files.statements(sha('a'), 10);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said.front().revision, 1);
    EXPECT_EQ(said.front().laid.head.sequence_no, 335);
    EXPECT_EQ(said.front().laid.end.closing_minor, 98);
    EXPECT_EQ(said.front().laid.head.first_day, core::from_date("2026-12-01"));
    EXPECT_EQ(files.statements(sha('b'), 10).front().revision, std::nullopt);
    EXPECT_TRUE(files.statements(sha('a'), 0).empty());
    EXPECT_EQ(files.names(sha('a')).front().content, "one");
}

} // namespace
} // namespace etimbre::adapters::store
