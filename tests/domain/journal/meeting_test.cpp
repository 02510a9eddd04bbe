#include "domain/journal/meeting.hpp"

#include <gtest/gtest.h>

using namespace etimbre;
using namespace etimbre::domain::journal;

namespace {

core::Hash hash(std::uint8_t seed)
{
    core::Hash of{};
    of[0] = seed;
    return of;
}

/// Files that hold records 5 to 9, of which 8 is known committed.
constexpr FileStand files(std::uint64_t known = 8)
{
    return {{9, {9}}, known, 5};
}

Meeting met(std::uint64_t seq, std::uint64_t known = 8)
{
    auto const of = hash(static_cast<std::uint8_t>(seq));
    return meet(files(known), Position{seq, of}, of);
}

TEST(JournalMeeting, NeitherHasSeenTheOther)
{
    EXPECT_EQ(meet({}, std::nullopt, std::nullopt), Meeting::first_time);
    EXPECT_EQ(meet({}, Position{}, std::nullopt), Meeting::agree);
}

TEST(JournalMeeting, BothStandAtTheSameRecord)
{
    EXPECT_EQ(met(9), Meeting::agree);
}

TEST(JournalMeeting, ARecordThatNobodyKnowsCommittedWasForNothing)
{
    EXPECT_EQ(met(8), Meeting::for_nothing);
    EXPECT_EQ(met(7, 7), Meeting::for_nothing);
}

TEST(JournalMeeting, ADatabaseBeforeWhatWasAcknowledgedHasLostIt)
{
    EXPECT_EQ(met(7), Meeting::database_behind);
    EXPECT_EQ(met(8, 9), Meeting::database_behind);
    EXPECT_EQ(meet({{9, hash(9)}, 8, 1}, Position{}, std::nullopt), Meeting::database_behind);
    EXPECT_EQ(meet({{9, hash(9)}, 8, 1}, std::nullopt, std::nullopt), Meeting::database_behind);
}

TEST(JournalMeeting, ADatabaseBeyondTheFilesIsNotTheirs)
{
    EXPECT_EQ(met(10), Meeting::journal_behind);
    EXPECT_EQ(meet({}, Position{3, hash(3)}, std::nullopt), Meeting::journal_behind);
    EXPECT_EQ(met(9, 10), Meeting::journal_behind) << "the last line of the files was cut off";
}

TEST(JournalMeeting, OneNumberWithTwoHashesIsATwin)
{
    EXPECT_EQ(meet(files(), Position{9, hash(77)}, hash(9)), Meeting::strangers);
    EXPECT_EQ(meet(files(), Position{7, hash(77)}, hash(7)), Meeting::strangers);
    EXPECT_EQ(meet(files(), Position{7, hash(77)}, std::nullopt), Meeting::strangers);
}

TEST(JournalMeeting, ADatabaseOlderThanTheOldestFileNeedsThoseThatWerePutAway)
{
    EXPECT_EQ(met(3), Meeting::put_away);
    EXPECT_EQ(met(4), Meeting::database_behind) << "the oldest file names the hash of what came before it";
}

TEST(JournalMeeting, WhatKeepsTheServiceFromStartingIsASentence)
{
    for (auto const fine : {Meeting::first_time, Meeting::agree, Meeting::for_nothing})
        EXPECT_TRUE(sentence_of(fine).empty());
    for (auto const wrong :
         {Meeting::database_behind, Meeting::journal_behind, Meeting::strangers, Meeting::put_away})
        EXPECT_FALSE(sentence_of(wrong).empty());
}

} // namespace
