#include "app/settlement/publish.hpp"
#include "office.hpp"

#include <gtest/gtest.h>

namespace etimbre::app::settlement {
namespace {

using testing::Office;
using testing::report;

TEST(Publish, ANewStatementIsItsFirstRevision)
{
    Office office;
    auto const sha = office.taken_in(report(2));
    ASSERT_EQ(office.transactions.files.revisions.size(), 1U);
    EXPECT_EQ(office.transactions.files.revisions.begin()->first.second, 1);
    EXPECT_TRUE(office.transactions.files.is_in_force(sha));
}

TEST(Publish, OtherBytesThatSayTheSameAreACopyAndNoRevision)
{
    Office office;
    auto const first = office.taken_in(report(2));
    auto const copy = office.taken_in(report(2) + "\n");
    EXPECT_EQ(office.file(first).state, State::published);
    EXPECT_EQ(office.file(copy).state, State::published);
    EXPECT_EQ(office.transactions.files.revisions.size(), 1U);
    EXPECT_FALSE(office.transactions.files.is_in_force(copy));
}

TEST(Publish, WhatSaysSomethingElseOfAStatementIsItsNextRevision)
{
    Office office;
    auto const old = office.taken_in(report(2));
    auto const next = office.taken_in(report(3));
    EXPECT_EQ(office.file(old).state, State::superseded);
    EXPECT_EQ(office.file(old).superseded_by, next);
    EXPECT_EQ(office.file(next).state, State::published);
    EXPECT_EQ(office.transactions.files.revisions.size(), 2U);
}

TEST(Publish, AFileStaysAsLongAsOneOfItsStatementsIsInForce)
{
    Office office;
    auto const old = office.taken_in(
        testing::report_head + testing::sales(2, "P1") + testing::sales(2, "P2") + testing::total_of(4)
    );
    auto const first = office.taken_in(report(3, "P1"));
    EXPECT_EQ(office.file(old).state, State::published);
    auto const second = office.taken_in(report(3, "P2"));
    EXPECT_EQ(office.file(old).state, State::superseded);
    EXPECT_EQ(office.file(old).superseded_by, second);
    EXPECT_EQ(office.file(first).state, State::published);
}

TEST(Publish, ARevisionThatSomebodyTookIsNotTakenTwice)
{
    Office office;
    auto const sha = office.receive(report(2));
    office.transactions.files.stolen_revisions = 1000;
    EXPECT_THROW(office.take_in(sha), RevisionTaken);
    EXPECT_EQ(office.file(sha).state, State::parsed);
    EXPECT_TRUE(office.transactions.jobs.owed.empty());
    office.transactions.files.stolen_revisions = 0;
    office.take_in(sha);
    EXPECT_EQ(office.file(sha).state, State::published);
}

TEST(Publish, OnlyWhatIsParsedIsPublished)
{
    Office office;
    auto const sha = office.receive(report(2));
    office.transactions.run([&](Books& books) { publish(books, sha, testing::noon); });
    EXPECT_EQ(office.file(sha).state, State::received);
    EXPECT_TRUE(office.transactions.jobs.owed.empty());
}

} // namespace
} // namespace etimbre::app::settlement
