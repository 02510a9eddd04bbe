#include "domain/journal/committed.hpp"
#include "samples.hpp"

#include <gmock/gmock.h>

using namespace etimbre;
using namespace etimbre::domain::journal;

namespace {

/// The numbers of the records that count, of a stream whose records have these bases.
std::vector<std::uint64_t> committed(std::vector<std::uint64_t> const& bases, std::uint64_t known)
{
    std::vector<std::uint64_t> seen;
    CommittedOnly only{[&](CommittedRecord const& record) { seen.push_back(record.position.seq); }};
    std::uint64_t seq = 0;
    for (auto const base : bases) only.take({{"one-0", ++seq, base, 0, "", {}}, {}});
    only.finish(known);
    return seen;
}

TEST(CommittedOnly, ARecordCountsWhenALaterOneIsBuiltOnIt)
{
    EXPECT_THAT(committed({0, 1, 2}, 2), testing::ElementsAre(1, 2));
    EXPECT_THAT(committed({0, 1, 2}, 3), testing::ElementsAre(1, 2, 3));
}

TEST(CommittedOnly, WhatWasRolledBackIsPassedOver)
{
    EXPECT_THAT(committed({0, 1, 1, 1, 4}, 5), testing::ElementsAre(1, 4, 5));
    EXPECT_THAT(committed({0, 0, 0}, 0), testing::IsEmpty());
    EXPECT_THAT(committed({0, 0, 0}, 2), testing::ElementsAre(2)) << "the database knows";
}

TEST(CommittedOnly, AStreamWhoseBeginningIsPutAwayBeginsAnywhere)
{
    std::vector<std::uint64_t> seen;
    CommittedOnly only{[&](CommittedRecord const& record) { seen.push_back(record.position.seq); }};
    only.take({{"one-0", 9, 7, 0, "", {}}, {}});
    only.take({{"one-0", 10, 9, 0, "", {}}, {}});
    only.finish(10);
    EXPECT_THAT(seen, testing::ElementsAre(9, 10));
}

} // namespace
